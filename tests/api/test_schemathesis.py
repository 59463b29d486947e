"""Any request that the schema allows, and many that it does not, is answered as it says."""

import os
from typing import Any

import hypothesis
import schemathesis

from safe_passage.api.app import api_schema
from tests.api.conftest import HOST, Asker

EXAMPLES = 60 if os.environ.get("CI") else 25

# A period that ends before it starts, or a place in the sea of swapped numbers, fits the schema.
RULES = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", 404, 422]}}}

schema = schemathesis.openapi.from_dict(api_schema(), config=schemathesis.Config.from_dict(RULES))


@schema.parametrize()
@hypothesis.settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
def test_whatever_is_asked_is_answered_as_the_schema_says(case: Any, asker: Asker) -> None:
    case.call_and_validate(app=asker.app, base_url=f"http://{HOST}")
