using System.Text;
using System.Text.Json;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;

namespace EasySale.Sync.Engine.Tests.Connecting;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("17", "record", "{{customers/17}}")]
    [InlineData("17", "payment", "{{customers/17/payment}}")]
    [InlineData("shop/17", "record", "{{customers/shop%2F17}}")]
    [InlineData("50%/2F", "payment", "{{customers/50%25%2F2F/payment}}")]
    public void A_placeholder_says_again_what_it_was_made_of(string id, string purpose, string text)
    {
        var record = new RecordKey(RecordKind.Customers, id);
        Assert.Equal(text, Placeholder.For(record, purpose));
        Assert.Equal([(record, purpose)], Placeholder.In(Encoding.UTF8.GetBytes($"[\"{text}\"]")));
        Assert.Equal("[\"9\"]", Encoding.UTF8.GetString(Placeholder.Fill(Encoding.UTF8.GetBytes($"[\"{text}\"]"), named => named == text ? "9" : null).Span));
    }

    [Theory]
    [InlineData("{{customers/1}}")]
    [InlineData("{{{customers/1}}")]
    [InlineData("{{{{customers/1}}}}")]
    [InlineData("a \"{\\{ {{orders/2}} \ud83d")]
    public void A_text_never_reads_as_one_and_stays_what_it_is(string text)
    {
        var body = BodyJson.Object(json => json.WriteText("note", text));
        Assert.Empty(Placeholder.In(body));
        Assert.Equal(text.Replace('\ud83d', '\ufffd'), JsonSerializer.Deserialize<JsonElement>(body.Span).GetProperty("note").GetString());
    }
}
