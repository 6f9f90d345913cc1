"""What runs on GitHub is pinned, may do no more than it must, and takes nothing an author wrote for
a command."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / ".github/workflows").glob("*.yml"))
TEXTS = {file.name: file.read_text(encoding="utf-8") for file in FILES}
# BaseLoader: everything stays text, and YAML 1.1 does not read the key `on` as true.
WORKFLOWS = {name: yaml.load(text, yaml.BaseLoader) for name, text in TEXTS.items()}
JOBS = {
    (name, key): job
    for name, workflow in WORKFLOWS.items()
    for key, job in workflow["jobs"].items()
}
STEPS = [step for job in JOBS.values() for step in job.get("steps", [])]


def run_step(name: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run a step's own command as GitHub does."""
    [command] = [step["run"] for step in STEPS if step.get("name") == name]
    return subprocess.run(
        ["bash", "-e", "-c", command],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )


def git(cwd: Path, *arguments: str) -> None:
    identity = [
        "-c",
        "user.name=Test",
        "-c",
        "user.email=test@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    subprocess.run(["git", *identity, *arguments], cwd=cwd, check=True, capture_output=True)


# ---- what the files say


def test_zizmor_finds_nothing():
    zizmor = Path(sys.executable).with_name("zizmor")
    ran = subprocess.run(
        [zizmor, "--offline", "--no-progress", "--strict-collection", ROOT / ".github"],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("name", TEXTS)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(name):
    for used in re.findall(r"\buses: (.+)", TEXTS[name]):
        assert re.fullmatch(
            r"\$/\.github/workflows/[a-z]+\.yml|[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used
        )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_starts_with_no_permission(name):
    assert WORKFLOWS[name]["permissions"] == {}


def test_every_job_may_do_only_this():
    assert {key: job["permissions"] for key, job in JOBS.items()} == {
        ("check.yml", "check"): {"contents": "read"},
        ("publish.yml", "check"): {"contents": "read"},
        ("publish.yml", "address"): {"contents": "read"},
        ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
        ("versions.yml", "test"): {"contents": "read"},
    }


def test_pull_requests_start_only_the_checks_and_the_versions():
    assert {name: set(workflow["on"]) for name, workflow in WORKFLOWS.items()} == {
        "check.yml": {"pull_request", "workflow_call"},
        "publish.yml": {"push", "workflow_dispatch"},
        "versions.yml": {"schedule", "workflow_dispatch", "pull_request"},
    }


def test_only_main_is_deployed_and_only_after_every_check():
    deploy = JOBS["publish.yml", "deploy"]
    assert (deploy["if"], deploy["needs"]) == (
        "github.ref == 'refs/heads/main'",
        ["check", "address"],
    )


@pytest.mark.parametrize("key", JOBS, ids=" ".join)
def test_every_job_ends_in_time(key):
    assert "timeout-minutes" in JOBS[key] or "uses" in JOBS[key]  # a called workflow brings its own


def test_no_expression_is_pasted_into_a_command():
    assert not [step for step in STEPS if "${{" in step.get("run", "")]


def test_no_checkout_leaves_its_credentials_behind():
    checkouts = [step for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(checkouts)


def test_ci_runs_the_test_command_of_the_readme():
    command = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


# ---- what the summary shows


@pytest.fixture
def summary(tmp_path):
    """A pull request that changes the given files, and the summary its check writes from the given
    page."""

    def summarise(*changed: str, page: str) -> str:
        repository = tmp_path / "repository"
        for path in changed:
            (repository / path).parent.mkdir(parents=True, exist_ok=True)
            (repository / path).write_text("title: x\n")
            rendered = (tmp_path / "pages" / path).with_suffix(".md")
            rendered.parent.mkdir(parents=True, exist_ok=True)
            rendered.write_text(page)
        git(repository, "init", "-q")
        git(repository, "commit", "-q", "--allow-empty", "-m", "base")
        git(repository, "add", ".")
        git(repository, "commit", "-q", "-m", "change")
        (tmp_path / "python").write_text("#!/bin/sh\n")  # the pages are there already
        (tmp_path / "python").chmod(0o755)
        written = tmp_path / "summary.md"
        ran = run_step(
            "Show each changed entry in the summary",
            repository,
            PATH=f"{tmp_path}:{os.environ['PATH']}",
            RUNNER_TEMP=str(tmp_path),
            GITHUB_STEP_SUMMARY=str(written),
        )
        assert ran.returncode == 0, ran.stderr
        return written.read_text()

    return summarise


@pytest.mark.parametrize(
    ("kept", "code"),
    [("disclosures/2016/caf-16-19/index.html", 0), ("disclosures/2016/caf-16-20/index.html", 1)],
)
def test_a_record_may_only_go_when_its_page_stays(tmp_path, kept, code):
    repository = tmp_path / "repository"
    (repository / "disclosures/2016").mkdir(parents=True)
    (repository / "disclosures/2016/caf-16-19.yml").write_text("title: x\n")
    git(repository, "init", "-q")
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "base")
    git(repository, "mv", "disclosures/2016/caf-16-19.yml", "disclosures/2016/caf-16-20.yml")
    git(repository, "commit", "-q", "-m", "change")
    (repository / "site" / kept).parent.mkdir(parents=True)
    (repository / "site" / kept).write_text("")
    ran = run_step("Refuse to lose the address of an entry", repository, RUNNER_TEMP=str(tmp_path))
    assert ran.returncode == code
    assert ran.stdout.startswith("::error file=disclosures/2016/caf-16-19.yml::") == bool(code)


def test_the_summary_shows_the_page_of_a_changed_entry_without_its_front_matter(summary):
    shown = summary(
        "disclosures/2016/caf-16-19.yml",
        page="---\ntitle: hidden\n---\n# Shown\n\n---\n\nto the end\n",
    )
    assert shown == "**disclosures/2016/caf-16-19.yml**\n\n# Shown\n\n---\n\nto the end\n\n"


@pytest.mark.parametrize(
    "path",
    [
        "disclosures/authority.yml",
        "disclosures/2016/UPPER.yml",
        "disclosures/2016/two\nlines.yml",
        "disclosures/2016/$(touch pwned).yml",
        "disclosures/2016/-n.md/a.yml",
        "docs/2016/a.yml",
    ],
)
def test_the_summary_leaves_out_what_is_not_named_like_an_entry(summary, path):
    assert summary(path, page="---\n---\nbody\n") == ""


def test_a_summary_too_long_for_github_stops_before_the_limit_and_says_so(summary):
    shown = summary(
        *(f"disclosures/2016/{letter}.yml" for letter in "abc"), page="---\n---\n" + "é" * 300_000
    )
    assert len(shown.encode()) < 2**20
    assert shown.endswith(
        "**The summary is full: disclosures/2016/b.yml and the entries after it are not shown.**\n"
    )


# ---- what may be published


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("address: https://foi.authority.example/", True),
        ('address: "https://foi.authority.example"', True),
        ("address: https://authority.example:8443/log/", True),
        ("address: https://foi.authority.gov.uk/", False),
        ("address: https://example.gov.uk/an.example/", False),
        ("# such as https://authority.example/", False),
    ],
)
def test_a_placeholder_address_is_not_published(tmp_path, line, refused):
    (tmp_path / "disclosures").mkdir()
    (tmp_path / "disclosures/authority.yml").write_text(f"site:\n  {line}\n")
    ran = run_step("Refuse a placeholder address", tmp_path)
    assert (ran.returncode, ran.stdout.startswith("::error file=disclosures/authority.yml::")) == (
        int(refused),
        refused,
    )
