"""How forms are drawn."""

from django import forms
from html5lib import HTMLParser

from core.specimens.answers import Example, form_with_mistakes


def parse(form: forms.Form):
    parser = HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(f"<!doctype html><title>x</title><form>{form}</form>")
    assert not parser.errors, parser.errors
    return tree


def test_every_field_has_a_label_and_no_placeholder() -> None:
    tree = parse(Example())
    labelled = {label.get("for") for label in tree.iter("label")}
    for kind in ("input", "select", "textarea"):
        for field in tree.iter(kind):
            assert field.get("placeholder") is None
            if field.get("type") not in {"checkbox", "radio"}:
                assert field.get("id") in labelled
                assert field.get("class") == "input"


def test_a_field_names_its_hint_and_its_error_and_both_are_there() -> None:
    tree = parse(form_with_mistakes())
    ids = {element.get("id") for element in tree.iter() if isinstance(element.tag, str)}
    described = [
        element.get("aria-describedby") for element in tree.iter() if element.get("aria-describedby")
    ]
    assert "id_name_helptext id_name_error" in described
    assert {name for names in described for name in names.split()} <= ids


def test_the_error_summary_comes_first_takes_the_focus_and_leads_to_the_fields() -> None:
    tree = parse(form_with_mistakes())
    summary = next(element for element in tree.iter("div") if element.get("role") == "alert")
    ids = {element.get("id") for element in tree.iter() if isinstance(element.tag, str)}
    links = [link.get("href") for link in summary.iter("a")]
    assert summary.get("autofocus") is not None
    assert links == ["#id_name", "#id_email", "#id_about", "#id_message"]
    assert {link.removeprefix("#") for link in links} <= ids


def test_what_may_stay_empty_says_so() -> None:
    html = str(Example())
    assert html.count("mag leeg blijven") == 1
    assert html.index("Telefoon") < html.index("mag leeg blijven") < html.index("Waar gaat het over?")


def test_a_placeholder_that_others_set_is_left_out() -> None:
    class Foreign(forms.Form):
        login = forms.EmailField(widget=forms.EmailInput(attrs={"placeholder": "Email", "class": "wide"}))

    html = str(Foreign())
    assert "placeholder" not in html
    assert 'class="wide input"' in html


def test_hidden_fields_are_there_without_a_label() -> None:
    class Quiet(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput, initial="x")

    html = str(Quiet())
    assert 'type="hidden"' in html
    assert "<label" not in html
