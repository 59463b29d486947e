"""May this principal do this deed to this object? The one decision point, denying by default."""

from safe_passage.errors import Forbidden
from safe_passage.model.identity import Principal
from safe_passage.model.policy import Deed, Policy


def authorise(policy: Policy, principal: Principal, deed: Deed, obj: object) -> None:
    """Raises `Forbidden` unless a grant names the deed for one of the principal's roles.

    To a reader `Forbidden` looks like `NotFound`: absent and forbidden answer alike. The object
    is part of the question from the first day, though no rule looks at it yet.
    """
    del obj
    if not policy.allows(principal.roles, deed):
        raise Forbidden(
            "there is nothing of that name, or it is not yours to see or do",
            remedy="ask the coordinator of this register",
        )
