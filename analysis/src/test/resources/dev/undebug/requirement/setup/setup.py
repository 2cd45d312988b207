from setuptools import find_packages, setup

REQUIRED = [
    "Django==3.2.25",
    "celery>=5," "<6",
]

setup(
    name="shop",
    packages=find_packages(),
    install_requires=REQUIRED,
    extras_require={"dev": ["black==24.8.0"], "prod": ("gunicorn==22.0.0",)},
    tests_require=open("tests.txt").read(),
)
