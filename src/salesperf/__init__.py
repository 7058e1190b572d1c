"""Sales incentive plans as files: scores, ranks and exact, explained pay."""
