"""The rules of each step, found by its name."""

from functools import cache
from importlib import import_module
from typing import cast

from raincheck.domain.session import Step
from raincheck.domain.steps import StepRules


@cache
def rules_of(step: Step) -> StepRules:
    """The module of that name in `domain.steps`; loaded when somebody comes to it, for the first screen needs one."""
    return cast("StepRules", import_module(f"raincheck.domain.steps.{step.value}"))
