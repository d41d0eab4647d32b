"""`ringkas config`: the resolved configuration, exactly what is hashed."""

from __future__ import annotations

import typer

from pipeline.commands.options import ConfigOption, SetOption, configured

app = typer.Typer(help="The configuration of a chain.", no_args_is_help=True)


@app.callback()
def _config() -> None:
    return None


@app.command()
def show(config: ConfigOption = None, settings: SetOption = None) -> None:
    """Print the resolved configuration as YAML, and its digest."""
    import yaml

    chosen = configured(config, settings)
    print(
        yaml.safe_dump(chosen.model_dump(mode="json"), sort_keys=False, allow_unicode=True), end=""
    )
    print(f"# digest: {chosen.digest()}")
