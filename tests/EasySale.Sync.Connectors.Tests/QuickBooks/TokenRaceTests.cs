using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Connecting.Consent;
using EasySale.Sync.Engine.Failures;
using EasySale.Sync.Simulators.QuickBooks;

namespace EasySale.Sync.Connectors.Tests.QuickBooks;

/// <summary>One renewal, whoever comes and whoever dies; and the end that no renewal moves.</summary>
public sealed class TokenRaceTests
{
    private const string TokenPath = "/oauth2/v1/tokens/bearer";
    private const string RevokePath = "/v2/oauth2/tokens/revoke";
    private const int Workers = 20;

    private static readonly OAuthSwitches Strict = new() { RefreshTokenChangesAfter = TimeSpan.Zero, ReuseEndsTheGrant = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Twenty_workers_renew_once_and_nobody_is_locked_out(bool strict)
    {
        await using var company = await ConnectedCompany.Start(strict ? Strict : new());
        await company.Open().Probe(Cancellation);
        var before = company.Secrets.Values.Single();
        company.Simulator.ExpireAccessTokens(company.Books.RealmId);
        var held = company.Simulator.Faults.On("POST", TokenPath).Hold();

        var workers = Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => company.Open().Probe(Cancellation), Cancellation)));
        await held.Arrived;
        held.Release();
        while (company.Secrets.Values.Single().Equals(before)) await Task.Yield();
        while (!workers.IsCompleted)
        {
            if (company.Time.NextDue is { } due) company.Time.Advance(due - company.Time.GetUtcNow());
            await Task.Yield();
        }

        Assert.All(await workers, report => Assert.True(report.Ok, string.Join(' ', report.Checks)));
        Assert.Equal(2, company.Simulator.Calls.CountOf("POST", TokenPath));
        Assert.True((await company.Open().Probe(Cancellation)).Ok);
    }

    [Theory]
    // The value stays as it was for a day, or the former one lives on: what is stored still opens.
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    // It changed and the former one is dead at once: nobody has the new one, so the owner must be asked again.
    [InlineData(true, false, false)]
    public async Task A_worker_that_dies_between_answer_and_save(bool changes, bool formerLives, bool goesOn)
    {
        await using var company = await ConnectedCompany.Start(new OAuthSwitches
        {
            RefreshTokenChangesAfter = changes ? TimeSpan.Zero : TimeSpan.FromHours(24),
            FormerRefreshTokenLives = formerLives ? TimeSpan.FromHours(24) : TimeSpan.Zero,
        });
        Assert.True((await company.Open().Probe(Cancellation)).Ok);
        company.Time.Advance(TimeSpan.FromHours(2));
        company.Secrets.DiesAtNextSave = true;
        await Assert.ThrowsAsync<IOException>(() => company.Open().Probe(Cancellation));

        var report = await company.Open().Probe(Cancellation);

        Assert.Equal(goesOn, report.Ok);
        if (!goesOn) Assert.Contains(report.Checks, check => check.Code == "quickbooks.reconnect");
    }

    [Fact]
    public async Task A_person_is_reminded_before_the_five_years_are_over()
    {
        await using var company = await ConnectedCompany.Start();
        var system = company.Open();
        Assert.Contains("Renews itself until 2031-06-15", Access(await system.Probe(Cancellation)).Message, StringComparison.Ordinal);

        // Each step within the hundred days a refresh token lives.
        for (var passed = 0; passed < 1700; passed += 59)
        {
            company.Time.Advance(TimeSpan.FromDays(59));
            Assert.True((await company.Open().Probe(Cancellation)).Ok);
        }

        company.Time.Advance(TimeSpan.FromDays(60));
        var reminder = Access(await company.Open().Probe(Cancellation));
        Assert.Equal((false, "quickbooks.consent_ends"), (reminder.Ok, reminder.Code));
        Assert.Contains("Reconnect before", reminder.Message, StringComparison.Ordinal);
        Assert.InRange(reminder.EndsAt!.Value - company.Time.GetUtcNow(), TimeSpan.FromDays(1), ConsentDates.Reminder);
    }

    [Fact]
    public async Task Ending_the_access_ends_it_at_the_vendor_also_when_it_is_dead_already()
    {
        await using var company = await ConnectedCompany.Start();
        await company.Open().Probe(Cancellation);

        await company.Open().Disconnect(Cancellation);
        await company.Open().Disconnect(Cancellation);

        Assert.Equal(2, company.Simulator.Calls.CountOf("POST", RevokePath));
        Assert.False((await company.Open().Probe(Cancellation)).Ok);
    }

    [Fact]
    public async Task A_vendor_that_does_not_end_it_says_so()
    {
        await using var company = await ConnectedCompany.Start();
        company.Simulator.Faults.On("POST", RevokePath).Unavailable();

        await Assert.ThrowsAsync<SyncException>(() => company.Open().Disconnect(Cancellation));
    }

    private static ProbeCheck Access(ProbeReport report) => report.Checks.Single(check => check.Capability == "access");
}
