"""How a finding's sentence speaks of its parties."""

import pytest

from sayso.weigh.explain import is_several


@pytest.mark.parametrize("name", ["the eyewitnesses", "police in Orm", "the residents", "officials of the ministry"])
def test_a_plural_name_has_a_plural_verb(name: str) -> None:
    assert is_several(name)


@pytest.mark.parametrize("name", ["the mayor", "Orm Press", "Doctors Without Walls", "the Ministry of Works"])
def test_one_body_or_person_has_a_singular_verb(name: str) -> None:
    assert not is_several(name)
