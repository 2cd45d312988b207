package dev.undebug.rule;

import static dev.undebug.rule.Shop.found;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// SQLite that nothing asks.
class UnaskedDatabaseTest {

  private static final String SQLITE =
      "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'db.sqlite3'}}\n";

  private static final String VIEWS =
      "import pymongo\n\nclient = pymongo.MongoClient('db')\n\ndef goods(request):\n    %s\n";

  @Test
  void whatIsKeptInMongoIsNotKeptInTheFile() {
    assertThat(
            found(
                "UDB214",
                SQLITE,
                Map.of(
                    "shop/views.py",
                    VIEWS.formatted("client.shop.goods.find()")
                        + "\ndef login(request):\n    pass\n",
                    "shop/models.py",
                    "from django.db import models\n\n# Create your models here.\n")))
        .containsExactly(
            "note the database is a SQLite file; the tree has no models, and its code keeps data in"
                + " MongoDB");
  }

  @Test
  void modelsAndUsersAreKeptInTheFile() {
    String low = "low the database is a SQLite file";
    String mongo = VIEWS.formatted("client.shop.goods.find()");

    assertThat(
            found(
                "UDB214",
                SQLITE,
                Map.of(
                    "shop/views.py",
                    mongo,
                    "shop/models.py",
                    "from django.db import models\n\nclass Good(models.Model):\n    pass\n")))
        .containsExactly(low);
    assertThat(
            found(
                "UDB214",
                SQLITE,
                Map.of("shop/views.py", VIEWS.formatted("User.objects.create_user('ann')"))))
        .containsExactly(low);
  }

  @Test
  void whereNothingAsksAModelNothingIsKept() {
    String note =
        "note the database is a SQLite file; the tree has no models, and its code asks none of"
            + " Django's";

    assertThat(found("UDB214", SQLITE, Map.of())).containsExactly(note);
    assertThat(
            found(
                "UDB214",
                SQLITE + "INSTALLED_APPS = ['django.contrib.auth', 'rest_framework', 'goods']\n",
                Map.of(
                    "goods/__init__.py",
                    "",
                    "goods/models.py",
                    "from pydantic import BaseModel\n\nclass Good(BaseModel):\n    name: str\n")))
        .containsExactly(note);
  }

  @Test
  void whatPackagesAndSessionsKeepIsKeptInTheFile() {
    String low = "low the database is a SQLite file";

    assertThat(found("UDB214", SQLITE + "INSTALLED_APPS = ['taggit']\n", Map.of()))
        .containsExactly(low);
    assertThat(
            found(
                "UDB214",
                SQLITE,
                Map.of(
                    "shop/views.py", "def cart(request):\n    return request.session['cart']\n")))
        .containsExactly(low);
    assertThat(
            found(
                "UDB214",
                SQLITE,
                Map.of("shop/views.py", "from django.db import connection, models\n")))
        .containsExactly(low);
  }
}
