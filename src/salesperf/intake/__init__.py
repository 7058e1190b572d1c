"""Everything a run reads, opened together, so that every missing file, sheet and column is told in one go."""

from salesperf.intake.account import SET_ASIDE, account
from salesperf.intake.goals import stated_goals
from salesperf.intake.whole import Intake, open_all

__all__ = ["SET_ASIDE", "Intake", "account", "open_all", "stated_goals"]
