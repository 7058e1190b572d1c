"""From a run's results to the tree that explains one person's pay (`salesperf.model.explanation`)."""
