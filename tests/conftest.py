"""What all tests share: how random tests are bounded, what is skipped and when a skip is a failure.

Where something a test needs is absent (Chromium, the public material), the test is skipped with a reason. In
CI no such skip is allowed: with TOCSIN_REQUIRE_ALL set, it counts as a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

DATA_VARIABLE = "TOCSIN_CONFORMANCE_DATA"
REQUIRE_VARIABLE = "TOCSIN_REQUIRE_ALL"

os.environ.setdefault("TOCSIN_STRICT_WORDING", "1")
settings.register_profile("here", print_blob=True, deadline=None)
# In CI the same examples each time, none remembered; a failure prints what reproduces it.
settings.register_profile(
    "ci", settings.get_profile("here"), derandomize=True, database=None, max_examples=100
)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one worker: two browsers at once on two cores only wait for each other."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def conformance_data() -> Path:
    """The folder of public material; the test is skipped where there is none."""
    folder = os.environ.get(DATA_VARIABLE, "")
    if not folder:
        pytest.skip(f"{DATA_VARIABLE} names no folder of public material")
    path = Path(folder)
    if not path.is_absolute() or not path.is_dir():
        pytest.fail(f"{DATA_VARIABLE} must be the absolute path of a folder, not {folder!r}")
    return path


def chromium_path() -> str | None:
    """The Chromium that browser tests drive, as Debian and others name it."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and chromium_path() is None:
        pytest.skip("no Chromium on this machine")
    if item.get_closest_marker("conformance") and not os.environ.get(DATA_VARIABLE):
        pytest.skip(f"{DATA_VARIABLE} names no folder of public material")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turns a skip into a failure where everything is required."""
    report = yield
    if not hasattr(report, "wasxfail"):
        forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that is skipped as a whole."""
    report = yield
    forbid_skip(report)
    return report


def forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Makes a skip a failure that names the reason, where TOCSIN_REQUIRE_ALL is set."""
    if report.skipped and os.environ.get(REQUIRE_VARIABLE):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be ({REQUIRE_VARIABLE}): {reason}"
