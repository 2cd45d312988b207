package dev.undebug.secret;

/// The kinds of credential that are told apart.
public enum SecretKind {
  DJANGO_SECRET_KEY("django-secret-key", "Django SECRET_KEY", Use.SIGNING),
  DATABASE_URL("database-url", "database URL with credentials", Use.DATABASE),
  DATABASE_PASSWORD("database-password", "database password", Use.DATABASE),
  CREDENTIAL_URL("credential-url", "URL with credentials", Use.SERVICE),
  AWS_ACCESS_KEY("aws-access-key", "AWS access key id", Use.CLOUD),
  AWS_SECRET_KEY("aws-secret-key", "AWS secret access key", Use.CLOUD),
  GOOGLE_API_KEY("google-api-key", "Google API key", Use.CLOUD),
  AZURE_CLIENT_SECRET("azure-client-secret", "Azure client secret", Use.CLOUD),
  DIGITALOCEAN_TOKEN("digitalocean-token", "DigitalOcean token", Use.CLOUD),
  HEROKU_KEY("heroku-key", "Heroku API key", Use.CLOUD),
  VAULT_TOKEN("vault-token", "Vault token", Use.CLOUD),
  GITHUB_TOKEN("github-token", "GitHub token", Use.SERVICE),
  GITLAB_TOKEN("gitlab-token", "GitLab token", Use.SERVICE),
  NPM_TOKEN("npm-token", "npm token", Use.SERVICE),
  PYPI_TOKEN("pypi-token", "PyPI token", Use.SERVICE),
  STRIPE_KEY("stripe-key", "Stripe key", Use.SERVICE),
  SLACK_TOKEN("slack-token", "Slack token", Use.SERVICE),
  SLACK_WEBHOOK("slack-webhook", "Slack webhook", Use.SERVICE),
  SENDGRID_KEY("sendgrid-key", "SendGrid key", Use.SERVICE),
  TWILIO_KEY("twilio-key", "Twilio key", Use.SERVICE),
  MAILGUN_KEY("mailgun-key", "Mailgun key", Use.SERVICE),
  MAILCHIMP_KEY("mailchimp-key", "Mailchimp key", Use.SERVICE),
  SENTRY_TOKEN("sentry-token", "Sentry token", Use.SERVICE),
  SENTRY_DSN("sentry-dsn", "Sentry DSN", Use.SERVICE),
  OPENAI_KEY("openai-key", "OpenAI key", Use.SERVICE),
  ANTHROPIC_KEY("anthropic-key", "Anthropic key", Use.SERVICE),
  HUGGING_FACE_TOKEN("hugging-face-token", "Hugging Face token", Use.SERVICE),
  SHOPIFY_TOKEN("shopify-token", "Shopify token", Use.SERVICE),
  TELEGRAM_TOKEN("telegram-token", "Telegram bot token", Use.SERVICE),
  API_KEY("api-key", "API key", Use.SERVICE),
  TOKEN("token", "token", Use.SERVICE),
  AUTHORIZATION("authorization", "Authorization header", Use.VISITOR),
  SESSION("session", "session cookie", Use.VISITOR),
  JWT("jwt", "JSON Web Token", Use.VISITOR),
  PAYMENT_CARD("payment-card", "payment card number", Use.VISITOR),
  PRIVATE_KEY("private-key", "private key", Use.KEY),
  KEY("key", "key", Use.KEY),
  PASSWORD("password", "password", Use.PASSWORD);

  /// What a credential opens.
  public enum Use {
    /// Whoever has it signs in Django's name.
    SIGNING,
    /// It opens a database, cache or broker.
    DATABASE,
    /// It opens an account at a cloud provider.
    CLOUD,
    /// It opens an account at another service.
    SERVICE,
    /// It belongs to the visitor whose request failed.
    VISITOR,
    /// It decrypts or signs something of the application's own.
    KEY,
    /// It is a password; for what, its name does not say.
    PASSWORD
  }

  private final String word;
  private final String label;
  private final Use use;

  SecretKind(String word, String label, Use use) {
    this.word = word;
    this.label = label;
    this.use = use;
  }

  /// The word that machine-readable reports use.
  public String word() {
    return word;
  }

  /// The words that people read.
  public String label() {
    return label;
  }

  public Use use() {
    return use;
  }
}
