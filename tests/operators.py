"""Mutation operators: the source of a module with one node of its syntax tree changed, for every change there is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


class Mutation(NamedTuple):
    """What is changed, and the source of the module then."""

    line: int
    what: str
    source: str


def mutations(source: str) -> Iterator[Mutation]:
    """Every mutation of a module.

    >>> [mutation.source for mutation in mutations("b = a < 1")]
    ['b = a <= 1', 'b = a < 2']
    >>> list(mutations("__all__ = ['b']"))
    []
    """
    tree = ast.parse(source)
    skipped = _said_to_readers(tree)
    for node in ast.walk(tree):
        for field, value in () if node in skipped else _changes(node):
            before, old = ast.unparse(node), getattr(node, field)
            setattr(node, field, value)
            what = f"{before} → {ast.unparse(node)}".replace("\n", " ")
            yield Mutation(node.lineno, what, ast.unparse(tree))  # type: ignore[attr-defined]
            setattr(node, field, old)


def _changes(node: ast.AST) -> Iterator[tuple[str, object]]:
    """A field of the node and its new value, for every change."""
    match node:
        case ast.Compare(ops=ops):
            for i, op in enumerate(ops):
                yield "ops", [*ops[:i], _COMPARISONS[type(op)](), *ops[i + 1 :]]
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _OPERATORS:
            yield "op", _OPERATORS[type(op)]()
        case ast.BoolOp(op=op):
            yield "op", ast.And() if isinstance(op, ast.Or) else ast.Or()
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield "test", ast.UnaryOp(ast.Not(), test)
        case ast.UnaryOp(op=ast.USub()):
            yield "op", ast.UAdd()
        case ast.Return(value=ast.expr()) if not _is_nothing(node.value):
            yield "value", ast.Constant(None)
        case ast.Constant(value=bool()):
            yield "value", not node.value
        case ast.Constant(value=int() | float()):
            yield "value", node.value + 1
        case ast.Constant(value=str()) if node.value:
            yield "value", f"XX{node.value}XX"


def _is_nothing(value: ast.expr | None) -> bool:
    """None, and what is as good as None to whoever asks whether it is true."""
    return isinstance(value, ast.Constant) and not value.value


def _said_to_readers(tree: ast.Module) -> set[ast.AST]:
    """What no result depends on.

    Docstrings and annotations do not run. `__all__` is read by `import *` alone, which the linter forbids. `slots=`
    decides how an object lies in memory, and not what it holds or how it compares; `eq=` and `frozen=` are kept.
    """
    found: list[ast.AST | None] = []
    for node in ast.walk(tree):
        match node:
            case ast.Module() | ast.ClassDef() | ast.FunctionDef() if ast.get_docstring(node) is not None:
                found.append(node.body[0])
        match node:
            case ast.FunctionDef():
                found.append(node.returns)
            case ast.arg() | ast.AnnAssign():
                found.append(node.annotation)
            case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.keyword(arg="slots"):
                found.append(node.value)
    return {below for node in found if node is not None for below in ast.walk(node)}
