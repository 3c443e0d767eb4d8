using EasySale.Sync.Engine.Telemetry;

namespace EasySale.Sync.Engine.Tests.Telemetry;

public sealed class CorrelationIdTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    [Theory]
    [InlineData("order-desk.4711_a", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("a@b", false)]
    [InlineData("line\n", false)]
    [InlineData("héllo", false)]
    public void It_is_a_word(string text, bool isOne) => Assert.Equal(isOne, CorrelationId.IsValid(text));

    [Fact]
    public void It_has_sixty_four_characters_at_most() =>
        Assert.Equal((true, false), (CorrelationId.IsValid(new string('a', 64)), CorrelationId.IsValid(new string('a', 65))));

    [Fact]
    public void What_the_caller_named_comes_first() => Assert.Equal("mine", CorrelationId.Of("mine", Trace, "other"));

    [Fact]
    public void Then_the_callers_trace() => Assert.Equal("0af7651916cd43dd8448eb211c80319c", CorrelationId.Of("not one!", Trace, "other"));

    [Fact]
    public void The_same_cause_gives_the_same_id()
    {
        Assert.Equal("sch-1-20261121T020000Z", CorrelationId.OfCause("sch-1", "20261121T020000Z"));
        Assert.Equal("webhook-a-b", CorrelationId.OfCause("webhook", "a|b"));
        Assert.True(CorrelationId.IsValid(CorrelationId.OfCause("webhook", new string('x', 100))));
    }
}
