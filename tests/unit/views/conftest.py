"""The demonstration, as the tests of the services put it on record."""

from tests.unit.service.conftest import aleppo

__all__ = ["aleppo"]
