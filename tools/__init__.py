"""Programs that look after the repository; no part of the package."""
