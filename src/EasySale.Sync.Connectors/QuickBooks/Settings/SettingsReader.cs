using System.Globalization;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Failures;

namespace EasySale.Sync.Connectors.QuickBooks.Settings;

/// <summary>Makes the typed settings of a connection's texts, and says what is wrong with them.</summary>
internal static class SettingsReader
{
    private const string Production = "https://quickbooks.api.intuit.com";
    private const string Sandbox = "https://sandbox-quickbooks.api.intuit.com";

    /// <exception cref="SyncException">A setting is wrong or missing (<see cref="FailureCause.FixSettings"/>).</exception>
    public static QuickBooksSettings Read(ConnectionContext context)
    {
        var problems = Check(context.Connection.Settings);
        if (problems.Count > 0) throw Wrong(context, string.Join(" ", problems.Select(problem => $"{problem.Key}: {problem.Value}")));
        return new QuickBooksSettings
        {
            ConnectionId = context.Connection.Id,
            ApiUrl = (context.Setting(Fields.ApiUrl) ?? (context.Required(Fields.Environment) == "sandbox" ? Sandbox : Production)).TrimEnd('/'),
            OAuthUrl = context.Setting(Fields.OAuthUrl) ?? AppKeys.IntuitToken,
            RealmId = context.Required(Fields.RealmId),
            ClientId = context.Required(Fields.ClientId).Trim(),
            ClientSecret = Trimmed(context.Secret(Fields.ClientSecret)),
            RefreshToken = Trimmed(context.Secret(Fields.RefreshToken)),
            UnpaidStatuses = context.Required(Fields.UnpaidStatuses).Split(',', StringSplitOptions.TrimEntries).ToHashSet(),
            PaidDocument = Choice<PaidDocument>(context, Fields.PaidDocument),
            PaymentTermsDays = int.Parse(context.Required(Fields.PaymentTermsDays), CultureInfo.InvariantCulture),
            ShippingItem = context.Setting(Fields.ShippingItem),
            FeeItem = context.Setting(Fields.FeeItem),
            RefundItem = context.Setting(Fields.RefundItem),
            RoundingItem = context.Setting(Fields.RoundingItem),
            FallbackItem = context.Setting(Fields.FallbackItem),
            GuestCustomer = context.Setting(Fields.GuestCustomer),
            Guests = Choice<Guests>(context, Fields.Guests),
            DepositAccount = context.Setting(Fields.DepositAccount),
            IncomeAccount = context.Setting(Fields.IncomeAccount),
            ExpenseAccount = context.Setting(Fields.ExpenseAccount),
            RoundingAccount = context.Setting(Fields.RoundingAccount),
            TaxCodes = SettingMaps.TaxCodes(context.Setting(Fields.TaxCodes)),
            DefaultTaxCode = context.Setting(Fields.DefaultTaxCode),
            ExemptTaxCode = context.Setting(Fields.ExemptTaxCode),
            PaymentMethods = SettingMaps.PaymentMethods(context.Setting(Fields.PaymentMethods)),
            CustomFields = SettingMaps.CustomFields(context.Setting(Fields.CustomFields)),
            DocNumberPrefix = context.Setting(Fields.DocNumberPrefix),
            Discounts = Choice<Discounts>(context, Fields.Discounts),
            CancelledOrders = Choice<CancelledOrders>(context, Fields.CancelledOrders),
            OnDifference = Choice<OnDifference>(context, Fields.OnDifference),
            Lane = Choice<WriteLane>(context, Fields.Lane),
            SendNotes = context.Required(Fields.SendNotes) == "on",
        };
    }

    /// <summary>What the fields alone cannot say. Field name → what is wrong and what to do.</summary>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string> settings)
    {
        var problems = new Dictionary<string, string>();
        foreach (var field in new[] { Fields.ApiUrl, Fields.OAuthUrl })
            if (settings.GetValueOrDefault(field.Name) is { Length: > 0 } address && Problem(address, settings) is { } problem) problems[field.Name] = problem;
        Tried(problems, Fields.TaxCodes, settings, text => SettingMaps.TaxCodes(text));
        Tried(problems, Fields.PaymentMethods, settings, text => SettingMaps.PaymentMethods(text));
        Tried(problems, Fields.CustomFields, settings, text => SettingMaps.CustomFields(text));
        if (settings.GetValueOrDefault(Fields.Guests.Name) == "single" && !settings.ContainsKey(Fields.GuestCustomer.Name))
            problems[Fields.GuestCustomer.Name] = "Is missing: with guests set to single, orders of guests are booked on this customer.";
        return problems;
    }

    private static void Tried(Dictionary<string, string> problems, SettingField field, IReadOnlyDictionary<string, string> settings, Action<string> read)
    {
        try
        {
            if (settings.GetValueOrDefault(field.Name) is { Length: > 0 } text) read(text);
        }
        catch (FormatException fault)
        {
            problems[field.Name] = $"{fault.Message} Example: {field.Example}";
        }
    }

    private static string? Problem(string text, IReadOnlyDictionary<string, string> settings)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)) return "It is not a web address.";
        if (address.UserInfo.Length > 0) return "It must not hold a user name or password.";
        return address.Scheme == Uri.UriSchemeHttps || settings.GetValueOrDefault(Fields.AllowHttp.Name) == "true"
            ? null
            : "Use https, so that nobody reads the data on the way. For a local simulator set allowHttp to true.";
    }

    private static T Choice<T>(ConnectionContext context, SettingField field)
        where T : struct, Enum => Enum.Parse<T>(context.Required(field), ignoreCase: true);

    private static Secret Trimmed(Secret secret) => new(secret.Reveal().Trim());

    private static SyncException Wrong(ConnectionContext context, string problem) => new(
        FailureCause.FixSettings,
        QuickBooksErrors.Prefix + "wrong_setting",
        $"The connection \"{context.Connection.Name}\" has a wrong setting. {problem}",
        $"connection {context.Connection.Id}");
}
