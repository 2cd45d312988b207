package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who gets into a view is who sees the text of its exceptions.
class ViewersTest {

  private static final String VISITOR = "medium the visitor is sent the text of the exception";
  private static final String STAFF = "low a member of the staff is sent the text of the exception";
  private static final String SUPERUSER = "low a superuser is sent the text of the exception";

  private static List<String> view(String decorator, String check) {
    return found(
        "UDB402",
        "",
        Map.of(
            "shop/views.py",
            """
            from django.shortcuts import HttpResponse, redirect

            %s
            def pay(request):
                %s
                try:
                    charge(request)
                except Exception as error:
                    return HttpResponse(str(error))
            """
                .formatted(decorator, check)));
  }

  private static List<String> classes(String permissions) {
    return found(
        "UDB402",
        "",
        Map.of(
            "shop/views.py",
            """
            from rest_framework.permissions import IsAdminUser
            from rest_framework.response import Response
            from rest_framework.views import APIView

            class Pay(APIView):
                permission_classes = [IsAdminUser]
                %s
                def post(self, request):
                    try:
                        charge(request)
                    except Exception as error:
                        return Response(str(error))
            """
                .formatted(permissions)));
  }

  @Test
  void anybodyIsAVisitor() {
    assertThat(view("", "")).containsExactly(VISITOR);
    assertThat(view("@login_required", "")).containsExactly(VISITOR);
    assertThat(view("", "if request.user.is_superuser: return redirect('all')"))
        .containsExactly(VISITOR);
    assertThat(view("@user_passes_test(lambda u: u.is_staff or u.is_seller)", ""))
        .containsExactly(VISITOR);
  }

  @Test
  void decoratorsLetAFewIn() {
    assertThat(view("@staff_member_required", "")).containsExactly(STAFF);
    assertThat(view("@user_passes_test(lambda u: u.is_superuser)", "")).containsExactly(SUPERUSER);
    assertThat(view("@permission_classes([IsAdminUser])", "")).containsExactly(STAFF);
  }

  @Test
  void aCheckTurnsOthersAway() {
    assertThat(view("@login_required", "if not request.user.is_superuser: return redirect('home')"))
        .containsExactly(SUPERUSER);
    assertThat(
            view(
                "",
                "if not request.user.is_authenticated or not request.user.is_staff: return redirect('/')"))
        .containsExactly(STAFF);
  }

  @Test
  void permissionsOfAClassHoldUnlessAMethodDecides() {
    assertThat(classes("")).containsExactly(STAFF);
    assertThat(classes("def get_permissions(self): return []\n")).containsExactly(VISITOR);
    assertThat(classes("@action(permission_classes=[AllowAny])")).containsExactly(VISITOR);
  }
}
