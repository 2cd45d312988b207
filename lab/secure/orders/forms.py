from django import forms


class PayForm(forms.Form):
    email = forms.EmailField()
