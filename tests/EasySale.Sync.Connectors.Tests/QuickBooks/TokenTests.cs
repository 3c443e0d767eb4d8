using EasySale.Sync.Connectors.Tests.Contract;
using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

public sealed class TokenTests
{
    private const string TokenPath = "/oauth2/v1/tokens/bearer";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_renewal_serves_many_calls_and_the_next_worker()
    {
        await using var company = await ConnectedCompany.Start();

        var first = company.Open();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => first.Profile(Cancellation)));
        await company.Open().Probe(Cancellation);

        Assert.Equal(1, company.Simulator.Calls.CountOf("POST", TokenPath));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_ends_and_the_chain_goes_on_from_the_newest()
    {
        await using var company = await ConnectedCompany.Start(new OAuthSwitches { RefreshTokenChangesAfter = TimeSpan.Zero });
        var system = company.Open();
        for (var hour = 0; hour < 4; hour++)
        {
            Assert.True((await system.Probe(Cancellation)).Ok);
            company.Time.Advance(TimeSpan.FromMinutes(56));
        }

        Assert.True((await company.Open().Probe(Cancellation)).Ok);
        Assert.Equal(0, company.Simulator.Calls.Recent.Count(call => call.Status == 401));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_renewed_once_and_the_call_made_again()
    {
        await using var company = await ConnectedCompany.Start();
        var system = company.Open();
        await system.Probe(Cancellation);
        company.Simulator.ExpireAccessTokens(company.Books.RealmId);

        Assert.True((await system.Probe(Cancellation)).Ok);
        Assert.Equal(2, company.Simulator.Calls.CountOf("POST", TokenPath));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_answer_of_a_renewal_is_asked_for_again(bool rotates)
    {
        await using var company = await ConnectedCompany.Start(new OAuthSwitches
        {
            RefreshTokenChangesAfter = rotates ? TimeSpan.Zero : TimeSpan.FromHours(24),
            FormerRefreshTokenLives = TimeSpan.FromHours(24),
        });
        company.Simulator.Faults.On("POST", TokenPath).AfterWork().Close();

        var failure = await Assert.ThrowsAsync<SyncException>(() => company.Open().Profile(Cancellation));

        Assert.Equal(FailureCause.TryAgain, failure.Cause);
        Assert.True((await company.Open().Probe(Cancellation)).Ok);
    }

    [Fact]
    public async Task A_dead_refresh_token_is_final_until_the_merchant_gives_a_new_one()
    {
        await using var company = await ConnectedCompany.Start();
        var operation = Assert.Single(await ConnectedCompany.Planned(company.Open().Target(RecordKind.Customers)!, [Samples.Of(RecordKind.Customers)]));
        company.Simulator.Disconnect(company.Books.RealmId);

        company.Time.Advance(TimeSpan.FromHours(2));
        var failure = await Assert.ThrowsAsync<SyncException>(() => company.Open().Target(RecordKind.Customers)!.Write([operation], Cancellation));
        Assert.Equal((FailureCause.FixSettings, "quickbooks.reconnect"), (failure.Cause, failure.Code));
        Assert.Contains("enter a new refresh token", failure.MerchantMessage, StringComparison.Ordinal);

        company.RefreshToken = company.Simulator.Connect().RefreshToken;
        Assert.True((await company.Open().Probe(Cancellation)).Ok);
    }
}
