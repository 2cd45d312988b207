from django import forms

from .models import Review


class ReviewForm(forms.ModelForm):
    class Meta:
        model = Review
        fields = ["author", "text"]


class SearchForm(forms.Form):
    q = forms.CharField(max_length=80, required=False)
