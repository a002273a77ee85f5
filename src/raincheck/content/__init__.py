"""Words as data: TOML files that a person can edit without knowing Python."""
