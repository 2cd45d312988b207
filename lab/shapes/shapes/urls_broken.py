from shapes import nothing_of_this_name

urlpatterns = [nothing_of_this_name]
