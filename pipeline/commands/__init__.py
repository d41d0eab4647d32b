"""The subcommands of `ringkas`, a file each."""
