"""File names from ids that somebody made up to do harm, or by accident."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesperf.write.file_names import file_names

HOSTILE = [
    "../../etc/passwd", "..", ".", "", " ", "C:\\x", "a/b", "a\\b", "CON", "con.txt", "nul", "LPT1", "a\x00b", "-rf",
    "a\nb", "é", "e\u0301", "E1", "e1", "ﬁ", "fi", "x" * 300, "林" * 200, "a.", "a ", "a", "E1-22249aa6", ".hidden",
]  # fmt: skip


def test_hostile_ids_have_safe_names_of_their_own() -> None:
    names = file_names(HOSTILE, ".xlsx")
    assert len({unicodedata.normalize("NFKC", name).casefold() for name in names.values()}) == len(set(HOSTILE))
    for name in names.values():
        assert not set(name) & set('/\\:*?"<>|\x00\n') and not name.startswith((".", "-", " "))
        assert len(name.encode()) <= 100
        assert name.split(".")[0].upper() not in {"CON", "NUL", "LPT1"}


@given(st.lists(st.text(max_size=40), unique=True, max_size=12))
def test_names_are_apart_whatever_the_ids(ids: list[str]) -> None:
    names = file_names(ids, ".xlsx")
    assert len({name.casefold() for name in names.values()}) == len(ids)
    assert file_names(reversed(ids), ".xlsx") == names


@pytest.mark.parametrize("plain", ["E0107", "S101", "林若溪", "a.b@example.com", "x_1"])
def test_a_plain_id_is_its_own_name(plain: str) -> None:
    assert file_names([plain], ".xlsx") == {plain: f"{plain}.xlsx"}
