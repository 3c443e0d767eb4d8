using System.Globalization;
using System.Text.Json.Nodes;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EasySale.Sync.Connectors.Tests.QuickBooks.Reading;

/// <summary>Whatever happens in the books, whenever runs come and however the clocks differ: runs over changes miss nothing.</summary>
public sealed class WatermarkPropertyTests
{
    private const int Schedules = 200;
    private static readonly RecordKind[] Kinds = [RecordKind.Customers, RecordKind.Payments];

    private static readonly Gen<Step> Steps =
        from what in Gen.Elements(What.AddCustomer, What.EditCustomer, What.EditCustomer, What.SwitchCustomer, What.AddInvoice, What.Pay, What.DeleteInvoice, What.Wait, What.Wait, What.WaitLong, What.Run, What.Run)
        from which in Gen.Choose(0, 1000)
        select new Step(what, which);

    private static readonly Gen<Schedule> Any =
        from steps in Gen.NonEmptyListOf(Steps)
        from skew in Gen.Elements(0, 0, -50, 50, 600)
        from boundary in Gen.Elements(true, false)
        from cap in Gen.Elements(true, false)
        select new Schedule([.. steps], skew, boundary, cap);

    [Fact]
    public void Runs_over_changes_miss_nothing() =>
        FsCheck.Check.One(Cases.Settings(Schedules), Prop.ForAll(Any.ToArbitrary(), schedule => Holds(schedule).GetAwaiter().GetResult()));

    private static async Task Holds(Schedule schedule)
    {
        await using var company = await ConnectedCompany.Start(books: new() { ChangesIncludeBoundary = schedule.Boundary, ChangeCapPerRequest = schedule.CapIsPerRequest });
        company.Skew = TimeSpan.FromMinutes(schedule.SkewMinutes);
        var copy = new Copy(company);
        foreach (var step in schedule.Steps) await Do(step, company, copy);
        await copy.Run(() => { });
        copy.IsTheBooks();
    }

    private static async Task Do(Step step, ConnectedCompany company, Copy copy)
    {
        if (step.What == What.Run) await copy.Run(() => Change(new Step((What)(step.Which % (int)What.Wait), step.Which / 7), company));
        else if (step.What == What.Wait) company.Time.Advance(TimeSpan.FromMilliseconds(step.Which * 3));
        else if (step.What == What.WaitLong) company.Time.Advance(TimeSpan.FromHours(step.Which / 10.0));
        else Change(step, company);
    }

    private static void Change(Step step, ConnectedCompany company)
    {
        var (books, which) = (company.Books, step.Which);
        string? Some(string entity, Func<JsonObject, bool>? fits = null) =>
            books.All(entity).Where(fits ?? (_ => true)).Select(row => (string)row["Id"]!).ToList() is { Count: > 0 } ids ? ids[which % ids.Count] : null;
        bool IsOpen(JsonObject row) => decimal.Parse(row["Balance"]!.ToJsonString(), CultureInfo.InvariantCulture) == 10;
        switch (step.What)
        {
            case What.AddCustomer: books.Customer($"Customer {books.Count("Customer")}"); break;
            case What.EditCustomer: books.Edit("Customer", Some("Customer")!, row => row["CompanyName"] = $"Company {which}"); break;
            case What.SwitchCustomer: books.Edit("Customer", Some("Customer", row => (string?)row["Id"] != "58") ?? "59", row => row["Active"] = !(bool)row["Active"]!); break;
            case What.AddInvoice: books.Invoice(); break;
            case What.Pay when Some("Invoice", IsOpen) is { } open: books.Pay(open, which % 2 == 0 ? 10 : 3); break;
            case What.DeleteInvoice when Some("Invoice", IsOpen) is { } open: books.Delete("Invoice", open); break;
        }
    }

    /// <summary>What is known of the books by reading them.</summary>
    private sealed class Copy(ConnectedCompany company)
    {
        private readonly Dictionary<RecordKind, string?> _watermarks = Kinds.ToDictionary(kind => kind, _ => (string?)null);
        private readonly Dictionary<RecordKey, CommerceRecord> _records = [];

        /// <param name="meanwhile">Happens between the streams, and between pages.</param>
        public async Task Run(Action meanwhile)
        {
            foreach (var kind in Kinds)
            {
                var pages = await company.Open().Source(kind)!.Walk(Ledger.Since(_watermarks[kind]), between: () => { meanwhile(); return Task.CompletedTask; });
                foreach (var item in pages.SelectMany(page => page.Items)) Take(kind, item);
                _watermarks[kind] = pages.Select(page => page.Watermark).Last(mark => mark is not null);
                meanwhile();
            }
        }

        public void IsTheBooks()
        {
            Assert.Equal(Rows("Customer"), Known(RecordKind.Customers));
            Assert.Equal(Rows("Invoice"), Known(RecordKind.Payments));
        }

        private void Take(RecordKind kind, SourceItem item)
        {
            Assert.Null(item.Failure);
            var key = new RecordKey(kind, item.Id);
            if (item.Record is { } record) _records[key] = record;
            else _records.Remove(key);
        }

        private IEnumerable<string> Rows(string entity) => company.Books.All(entity).Select(row => $"{row["Id"]} {row["SyncToken"]}").Order(StringComparer.Ordinal);

        private IEnumerable<string> Known(RecordKind kind) =>
            _records.Values.Where(record => record.Kind == kind).Select(record => $"{record.Id} {record.Version}").Order(StringComparer.Ordinal);
    }

    private enum What
    {
        AddCustomer,
        EditCustomer,
        SwitchCustomer,
        AddInvoice,
        Pay,
        DeleteInvoice,
        Wait,
        WaitLong,
        Run,
    }

    private sealed record Step(What What, int Which);

    private sealed record Schedule(IReadOnlyList<Step> Steps, int SkewMinutes, bool Boundary, bool CapIsPerRequest);
}
