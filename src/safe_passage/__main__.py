"""The program: `python -m safe_passage`, or `safe-passage`."""

from safe_passage.cli import app


def main() -> None:
    """Run what was asked for, and end with its exit code."""
    app(prog_name="safe-passage")


if __name__ == "__main__":
    main()
