package dev.undebug.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the name of a host says of what listens there.
final class Hosts {

  /// How the names of databases end that providers run; whoever has such a name finds the database.
  /// What a network of the customer's alone resolves is not among them.
  private static final List<String> MANAGED =
      List.of(
          ".rds.amazonaws.com",
          ".rds.amazonaws.com.cn",
          ".redshift.amazonaws.com",
          ".database.windows.net",
          ".database.azure.com",
          ".mongodb.net",
          ".neon.tech",
          ".supabase.co",
          ".supabase.com",
          ".db.ondigitalocean.com",
          "-postgres.render.com",
          ".railway.app",
          ".rlwy.net",
          ".aivencloud.com",
          ".elephantsql.com",
          ".cockroachlabs.cloud",
          ".psdb.cloud",
          ".clever-cloud.com",
          ".tidbcloud.com",
          ".timescale.com",
          ".filess.io",
          ".freesqldatabase.com");

  /// What Heroku calls its databases.
  private static final Pattern HEROKU =
      Pattern.compile("ec2(-\\d{1,3}){4}\\.[a-z0-9-]{1,30}(\\.compute)?\\.amazonaws\\.com");

  /// A name that somebody is to replace.
  private static final Pattern MADE_UP =
      Pattern.compile(
          "your|xxx|example|placeholder|dummy|<|\\{|\\$|endpoint|^private-|^(my|the)-?db\\.");

  /// Programs and accounts that keep every mail for whoever tries things out.
  private static final Set<String> CATCHERS =
      Set.of(
          "mailhog",
          "mailpit",
          "mailcatcher",
          "maildev",
          "inbucket",
          "smtp4dev",
          "greenmail",
          "fakesmtp");

  private static final List<String> MAIL =
      List.of(
          "gmail.com",
          "googlemail.com",
          "outlook.com",
          "hotmail.com",
          "office365.com",
          "live.com",
          "yahoo.com",
          "icloud.com",
          "me.com",
          "zoho.com",
          "zoho.eu",
          "zoho.in",
          "gmx.com",
          "gmx.net",
          "gmx.de",
          "web.de",
          "yandex.com",
          "yandex.ru",
          "ya.ru",
          "mail.ru",
          "qq.com",
          "163.com",
          "126.com",
          "naver.com",
          "daum.net",
          "fastmail.com",
          "sendgrid.net",
          "mailgun.org",
          "sendinblue.com",
          "brevo.com",
          "mailjet.com",
          "postmarkapp.com",
          "sparkpostmail.com",
          "mandrillapp.com",
          "amazonaws.com",
          "hostinger.com",
          "titan.email",
          "privateemail.com");

  private Hosts() {}

  /// Whether it is a database that a provider runs under a name which everybody can look up.
  static boolean isManaged(String host) {
    String name = bare(host);
    return name.length() <= 255
        && (MANAGED.stream().anyMatch(name::endsWith) || HEROKU.matcher(name).matches())
        && !MADE_UP.matcher(name).find();
  }

  /// A file that holds no such name needs no reading.
  static boolean mayName(String text) {
    return text.contains(".amazonaws.com") || MANAGED.stream().anyMatch(text::contains);
  }

  /// Whether mail that is sent there goes to nobody but the one who tries it out.
  static boolean isTestInbox(String host) {
    String name = bare(host);
    int dot = name.indexOf('.');
    return name.equals("smtp.mailtrap.io")
        || name.endsWith("sandbox.smtp.mailtrap.io")
        || name.equals("ethereal.email")
        || name.endsWith(".ethereal.email")
        || CATCHERS.contains(dot < 0 ? name : name.substring(0, dot));
  }

  /// Whether it is the server, or the domain, of a provider of mail.
  static boolean isOfMailProvider(String host) {
    String name = bare(host);
    return MAIL.stream().anyMatch(one -> name.equals(one) || name.endsWith("." + one));
  }

  private static String bare(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    int port = name.indexOf(':');
    return port < 0 ? name : name.substring(0, port);
  }
}
