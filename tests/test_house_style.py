"""Does the code keep the size that a reader can hold in mind?"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
ALLOWED = {"db/records/entry.py"}
"""Longer than that: nothing but values and what their fields mean."""
MODULES = sorted(
    path.relative_to(ROOT).as_posix()
    for package in ("db", "feeds", "rules", "screening")
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)


def _functions(module: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body, its docstring left out."""
    first, *others = function.body
    body = others if ast.get_docstring(function) is not None and others else [first, *others]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


def _lines(module: str) -> int:
    return len((ROOT / module).read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_answers_one_question(module: str) -> None:
    assert _lines(module) <= LONGEST_MODULE or module in ALLOWED


def test_a_module_that_may_be_longer_is() -> None:
    assert {module for module in MODULES if _lines(module) > LONGEST_MODULE} >= ALLOWED


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_on_a_screen(module: str) -> None:
    too_long = {f.name for f in _functions(module) if _length(f) > LONGEST_FUNCTION}

    assert not too_long


@pytest.mark.parametrize("module", [name for name in MODULES if name.endswith("__init__.py")])
def test_the_init_of_a_package_holds_a_docstring_and_at_most_a_table(module: str) -> None:
    docstring, *others = ast.parse((ROOT / module).read_text(encoding="utf-8")).body

    assert isinstance(docstring, ast.Expr)
    is_table = Path(module).parent.name in {"report", "features"}
    assert is_table or not others
