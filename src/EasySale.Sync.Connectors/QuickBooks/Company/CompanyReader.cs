using System.Globalization;
using System.Text.Json;
using EasySale.Sync.Connectors.QuickBooks.Wire;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Connectors.QuickBooks.Company;

/// <summary>Reads the company and remembers it for a day: seven metered calls, shared by all workers.</summary>
internal sealed class CompanyReader(QuickBooksClient client, QuickBooksSettings settings, ConnectionMemory memory, TimeProvider time)
{
    private const string Name = "company";
    private const string All = "where Active in (true, false) maxresults 1000";

    /// <summary>How long it is taken for true.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromHours(24);

    /// <summary>How long not even a refusal makes it doubtful.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private CompanyProfile? _known;

    /// <summary>The company as remembered, or as it is now.</summary>
    /// <exception cref="Engine.Failures.SyncException">It cannot be read.</exception>
    public async Task<CompanyProfile> Get(CancellationToken cancellation)
    {
        _known ??= await Recall(cancellation);
        return _known is { } known && time.GetUtcNow() - known.LoadedAt < Age ? known : await Load(cancellation);
    }

    /// <summary>The company as it is now, remembered.</summary>
    public async Task<CompanyProfile> Load(CancellationToken cancellation)
    {
        _known = Map(
            await client.Get("CompanyInfo", settings.RealmId, cancellation),
            await client.Preferences(cancellation),
            time.GetUtcNow()) with
        {
            Accounts = await Rows("Account", $"select * from Account {All}", Account, cancellation),
            TaxCodes = await Rows("TaxCode", $"select * from TaxCode {All}", TaxCode, cancellation),
            TaxRates = await Rows("TaxRate", "select * from TaxRate maxresults 1000", TaxRate, cancellation),
            PaymentMethods = await Rows("PaymentMethod", $"select * from PaymentMethod {All}", Method, cancellation),
            Terms = await Rows("Term", $"select * from Term {All}", Term, cancellation),
        };
        await memory.Keep(Name, JsonSerializer.SerializeToUtf8Bytes(_known, Json), cancellation);
        return _known;
    }

    /// <summary>
    /// Forgets the company where refusals say that something known of it is gone, so that the next slice reads it anew; this one goes
    /// on with what it has. What was read just now is kept: reading it again would tell nothing new.
    /// </summary>
    public async Task Learn(IReadOnlyList<WriteAnswer> answers, CancellationToken cancellation)
    {
        var isOld = _known is null || time.GetUtcNow() - _known.LoadedAt > Fresh;
        if (isOld && answers.Any(answer => answer.Failure is { } failure && QuickBooksErrors.MayBeOutdated(failure))) await memory.Forget(Name, cancellation);
    }

    internal static CompanyProfile Map(JsonElement company, JsonElement preferences, DateTimeOffset now)
    {
        var sales = preferences.Part("SalesFormsPrefs");
        var country = company.Text("Country") is { Length: > 0 } told ? told : "US";
        var shipping = sales.Flag("AllowShipping");
        return new CompanyProfile
        {
            Country = country,
            Name = company.Text("CompanyName") ?? "",
            HomeCurrency = preferences.Part("CurrencyPrefs").Part("HomeCurrency").Text("value") ?? "USD",
            MultiCurrency = preferences.Part("CurrencyPrefs").Flag("MultiCurrencyEnabled"),
            TaxModel = Tax(country, preferences.Part("TaxPrefs")),
            TimeZone = company.Text("DefaultTimeZone") ?? "UTC",
            CustomTxnNumbers = sales.Flag("CustomTxnNumbers"),
            SalesFields = SalesFields.Of(sales),
            AllowDiscount = sales.Flag("AllowDiscount"),
            AllowShipping = shipping,
            TracksQuantity = preferences.Part("ProductAndServicesPrefs").Flag("QuantityOnHand"),
            ShippingAccount = shipping ? sales.Text("DefaultShippingAccount") : null,
            DiscountAccount = sales.Text("DefaultDiscountAccount"),
            TaxGroupCode = preferences.Part("TaxPrefs").Part("TaxGroupCodeRef").Text("value"),
            BooksClosedUntil = Day(preferences.Part("AccountingInfoPrefs").Text("BookCloseDate")),
            LoadedAt = now,
        };
    }

    // The flag for automated tax is there as soon as a company has it, even before it is set up.
    private static TaxModel Tax(string country, JsonElement tax) => (country, tax.Flag("UsingSalesTax"), tax.Flag("PartnerTaxEnabled")) switch
    {
        (_, false, _) => TaxModel.None,
        ("US" or "USA", _, true) => TaxModel.UsAutomated,
        ("US" or "USA", _, false) => TaxModel.UsManual,
        _ => TaxModel.PerLine,
    };

    private async Task<IReadOnlyList<T>> Rows<T>(string entity, string statement, Func<JsonElement, T> map, CancellationToken cancellation) =>
        [.. (await client.Rows(entity, statement, cancellation)).Select(map)];

    private async Task<CompanyProfile?> Recall(CancellationToken cancellation)
    {
        if (await memory.Recall(Name, cancellation) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize<CompanyProfile>(bytes.Span, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Account Account(JsonElement row) => new(
        Id(row), row.Text("FullyQualifiedName") ?? Title(row), row.Text("AccountType") ?? "", row.Text("AccountSubType"), row.Reference("CurrencyRef"), row.IsActive());

    private static TaxCode TaxCode(JsonElement row) => new(Id(row), Title(row), row.IsActive(),
        row.Part("SalesTaxRateList").Part("TaxRateDetail") is { ValueKind: JsonValueKind.Array } rates
            ? [.. rates.EnumerateArray().Select(rate => rate.Reference("TaxRateRef")).OfType<string>()]
            : []);

    private static TaxRate TaxRate(JsonElement row) => new(
        Id(row), Title(row), row.TryGetProperty("RateValue", out var percent) && percent.ValueKind == JsonValueKind.Number ? percent.GetDecimal() : 0, row.Text("DisplayType"));

    private static PaymentMethod Method(JsonElement row) => new(Id(row), Title(row), row.IsActive());

    private static Term Term(JsonElement row) => new(
        Id(row), Title(row), row.TryGetProperty("DueDays", out var days) && days.ValueKind == JsonValueKind.Number ? days.GetInt32() : null, row.IsActive());

    private static string Id(JsonElement row) => row.GetProperty("Id").GetString()!;

    private static string Title(JsonElement row) => row.Text("Name") ?? "";

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
