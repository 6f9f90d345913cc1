"""What runs in CI is pinned, does no more than it must, and takes no author's text for a command.

That holds for this repository and for the one that ``disclosure-log init`` writes.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from disclosure_log.cli.main import main


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of another authority."""
    folder = tmp_path_factory.mktemp("adopted") / "log"
    assert main(["init", str(folder), "--name", "Fernhollow"]) == 0
    return folder


@pytest.fixture(params=["this repository", "another authority's"])
def repository(request: pytest.FixtureRequest, adopted: Path) -> Path:
    return ROOT if request.param == "this repository" else adopted


def texts(repository: Path) -> dict[str, str]:
    files = sorted((repository / ".github/workflows").glob("*.yml"))
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def workflows(repository: Path) -> dict[str, Any]:
    # BaseLoader: everything stays text, and YAML 1.1 does not read the key `on` as true.
    return {name: yaml.load(text, yaml.BaseLoader) for name, text in texts(repository).items()}


def jobs(repository: Path) -> dict[tuple[str, str], Any]:
    return {
        (name, key): job
        for name, workflow in workflows(repository).items()
        for key, job in workflow["jobs"].items()
    }


def steps(repository: Path) -> list[Any]:
    return [step for job in jobs(repository).values() for step in job.get("steps", [])]


def test_zizmor_finds_nothing(repository: Path) -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command: list[str | Path] = [zizmor, "--offline", "--no-progress", "--strict-collection"]
    ran = subprocess.run(
        [*command, repository / ".github"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_every_action_is_pinned_by_commit_with_its_version_beside_it(repository: Path) -> None:
    own, pinned = r"\$/\.github/workflows/[a-z]+\.yml", r"[a-z/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    for text in texts(repository).values():
        for used in re.findall(r"\buses: (.+)", text):
            assert re.fullmatch(f"{own}|{pinned}", used)


def test_a_workflow_starts_with_no_permission(repository: Path) -> None:
    assert [
        each["permissions"] for each in workflows(repository).values() if each["permissions"]
    ] == []


def test_only_a_deployment_may_write(repository: Path) -> None:
    permissions = {key: job["permissions"] for key, job in jobs(repository).items()}
    assert permissions.pop(("publish.yml", "deploy")) == {"pages": "write", "id-token": "write"}
    assert set(map(str, permissions.values())) == {"{'contents': 'read'}"}


def test_a_pull_request_starts_nothing_that_publishes(repository: Path) -> None:
    triggers = {name: set(each["on"]) for name, each in workflows(repository).items()}
    assert triggers["publish.yml"] == {"push", "workflow_dispatch"}
    assert triggers["check.yml"] == {"pull_request", "workflow_call"}


def test_only_main_is_deployed_and_only_after_every_check(repository: Path) -> None:
    deploy = jobs(repository)["publish.yml", "deploy"]
    assert (deploy["if"], deploy["needs"]) == ("github.ref == 'refs/heads/main'", "check")


def test_what_is_published_was_built_for_publication(repository: Path) -> None:
    assert jobs(repository)["publish.yml", "check"]["with"] == {"publish": "true"}
    [build] = [step for step in steps(repository) if step.get("name") == "Build the site"]
    assert build["env"] == {"PUBLISH": "${{ inputs.publish && '--publish' || '' }}"}
    assert build["run"].startswith("disclosure-log build $PUBLISH")


def test_adding_an_entry_waits_for_no_test_of_the_program(repository: Path) -> None:
    check = " ".join(
        step.get("run", "") for step in jobs(repository)["check.yml", "check"]["steps"]
    )
    assert "disclosure-log check" in check and "pytest" not in check


def test_every_job_ends_in_time(repository: Path) -> None:
    # A called workflow brings its own limit.
    assert not [
        k for k, job in jobs(repository).items() if not {"timeout-minutes", "uses"} & set(job)
    ]


def test_no_expression_is_pasted_into_a_command(repository: Path) -> None:
    assert not [step for step in steps(repository) if "${{" in step.get("run", "")]


def test_no_checkout_leaves_its_credentials_behind(repository: Path) -> None:
    for step in steps(repository):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1]
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


# ---- GitLab


def test_gitlab_checks_merge_requests_and_publishes_the_default_branch(adopted: Path) -> None:
    pipeline = yaml.safe_load((adopted / ".gitlab-ci.yml").read_text("utf-8"))
    assert pipeline["check"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert pipeline["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    for job in ("check", "pages"):
        commands = [line.split()[1] for line in pipeline[job]["script"]]
        assert commands.index("check") < commands.index("build")
    assert "disclosure-log build --publish" in pipeline["pages"]["script"]
    assert "site/" in pipeline["check"]["artifacts"]["paths"]
