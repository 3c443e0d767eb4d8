using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Http;
using EasySale.Sync.Engine.Stores;
using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Tests.Telemetry;

/// <summary>Types that hold what is about people print without it, wherever a text is made of them.</summary>
public sealed class MaskingTests
{
    private const string Canary = "Zyxwv";

    private static readonly Address Home = new() { FirstName = Canary, LastName = Canary, Line1 = Canary, Email = Canary, Phone = Canary };
    private static readonly Customer Ann = new() { Id = "17", FirstName = Canary, Email = Canary, Billing = Home, Raw = JsonElement.Parse("{\"name\":\"Zyxwv\"}") };

    public static TheoryData<object> Holders =>
    [
        Ann,
        Home,
        new Order { Id = "9", Number = "9", Status = "completed", Currency = "EUR", GrandTotal = 10, Billing = Home, CreatedAt = default, Lines = [] },
        SourceItem.Of(Ann),
        new Draft(OperationAction.Create, "{\"name\":\"Zyxwv\"}"u8.ToArray()) { Entity = "Customer" },
        new ExactJson("{\"name\":\"Zyxwv\"}"u8.ToArray()),
        new Secret(Canary),
        new VendorRequest(HttpMethod.Get, new Uri("https://vendor.example/find?name=Zyxwv")) { Headers = new Dictionary<string, string> { ["x"] = Canary } },
        new VendorAnswer(System.Net.HttpStatusCode.OK, new Dictionary<string, string> { ["x"] = Canary }, "Zyxwv"u8.ToArray()),
        new WebhookDelivery("Zyxwv"u8.ToArray(), new Dictionary<string, string> { ["x"] = Canary }),
        new MaskedFault(new InvalidOperationException(Canary, new FormatException(Canary))),
        new LogName("Zyxwv Canary"),
        new LogName("zyxwv@mail.example"),
    ];

    [Theory]
    [MemberData(nameof(Holders))]
    public void It_prints_without_what_it_holds(object holder) => Assert.DoesNotContain(Canary, $"{holder}", StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void A_record_prints_as_its_key() => Assert.Equal("customers/17", $"{Ann}");

    [Theory]
    [InlineData("ledger.no_date", "ledger.no_date")]
    [InlineData("20261121T100000-ab12/0/3", "20261121T100000-ab12/0/3")]
    [InlineData("/v3/company/{id}/query", "/v3/company/{id}/query")]
    [InlineData(null, "-")]
    [InlineData("", "***")]
    [InlineData("line\nbreak", "***")]
    [InlineData("trailing\n", "***")]
    [InlineData("a+b", "***")]
    public void A_name_in_a_line_is_a_word(string? text, string printed) => Assert.Equal(printed, $"{new LogName(text)}");
}
