"""What a test needs and does not find makes it a skip with a reason here, and a failure in CI."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
SETTINGS = """
[pytest]
markers =
    conformance: needs public material
    browser: needs Chromium
"""


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A small suite under the conftest of this one, in which everything optional is absent."""
    for name in ("TOCSIN_CONFORMANCE_DATA", "TOCSIN_REQUIRE_ALL", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "/nonexistent")
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    pytester.makeini(SETTINGS)
    pytester.makepyfile(
        test_optional="""
        import pytest

        @pytest.mark.conformance
        def test_material(): ...

        def test_folder(conformance_data): ...

        @pytest.mark.browser
        def test_page(): ...
        """,
        test_module="import pytest\npytest.importorskip('no_such_module')",
    )
    return pytester


def run(suite: pytest.Pytester) -> pytest.RunResult:
    return suite.runpytest_inprocess("-p", "no:cacheprovider", "-ra")


def test_what_is_absent_is_skipped_with_its_reason(suite: pytest.Pytester) -> None:
    result = run(suite)
    result.assert_outcomes(skipped=4)
    result.stdout.fnmatch_lines_random(
        ["*names no folder of public material*", "*no Chromium on this machine*"]
    )


def test_where_everything_is_required_a_skip_is_a_failure(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_REQUIRE_ALL", "1")
    result = run(suite)
    assert result.ret not in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    assert result.parseoutcomes().get("skipped", 0) == 0
    result.stdout.fnmatch_lines_random(["*skipped where nothing may be*no_such_module*"])


def test_required_tests_fail_one_by_one(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_REQUIRE_ALL", "1")
    suite.path.joinpath("test_module.py").unlink()
    outcomes = run(suite).parseoutcomes()
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 3
    assert "skipped" not in outcomes


def test_a_folder_that_is_not_there_is_a_failure_and_no_skip(
    suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOCSIN_CONFORMANCE_DATA", "data")
    outcomes = run(suite).parseoutcomes()
    assert outcomes.get("errors") == 1
