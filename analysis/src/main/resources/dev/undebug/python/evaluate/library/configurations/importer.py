# configurations.importer.
installed = True


def install(check_options=False):
    pass
