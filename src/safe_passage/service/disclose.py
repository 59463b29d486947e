"""The one door through which a site leaves: as exactly as its recipient may have it."""

from dataclasses import dataclass

from safe_passage.errors import Forbidden
from safe_passage.model.entry import ERASED, Erased
from safe_passage.model.identity import Principal
from safe_passage.model.name import Name
from safe_passage.model.notification import StaticSite
from safe_passage.model.place import Coordinates
from safe_passage.model.policy import Deed, Policy
from safe_passage.service.authorise import authorise


@dataclass(frozen=True, slots=True)
class DisclosedSite:
    """What a principal is given of a site; `position` is None without that precision."""

    id: str
    kind: str
    name: Name | Erased | None
    position: Coordinates | Erased | None
    is_exercise: bool


def disclose(policy: Policy, principal: Principal, site: StaticSite) -> DisclosedSite:
    """What this principal may have of this site.

    Raises `Forbidden` where not even its existence may be seen. A position is never perturbed:
    it is given as it was submitted, or not at all.
    """
    authorise(policy, principal, Deed.SEE_SITE, site)
    try:
        authorise(policy, principal, Deed.SEE_EXACT_SITE, site)
    except Forbidden:
        name = ERASED if site.name is ERASED else None
        return DisclosedSite(site.id, site.kind, name, None, site.is_exercise)
    return DisclosedSite(site.id, site.kind, site.name, site.position, site.is_exercise)
