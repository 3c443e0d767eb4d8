using EasySale.Sync.Engine.Commerce;
using EasySale.Sync.Engine.Connecting;
using EasySale.Sync.Engine.Operations.Failures;
using EasySale.Sync.Engine.Stores.Failures;

namespace EasySale.Sync.Engine.Tests.Operations;

/// <summary>What people try again is of the mode they are in, and goes where it failed.</summary>
public sealed class SandboxRetryTests
{
    private static readonly RecordKey First = new(RecordKind.Orders, "1");

    [Theory]
    [InlineData(false, "shop-1", "books-1")]
    [InlineData(true, "shop-try", "books-try")]
    public async Task Trying_all_again_takes_those_of_the_mode_and_leaves_the_others(bool inSandbox, string source, string target)
    {
        var house = await Failed();
        await house.Settings.Change(TestHouse.Tenant, now => now with { IsInSandbox = inSandbox }, TestHouse.Cancellation);

        var retry = await house.RetryFailures.Retry(TestHouse.Operator, RetryInput.Read(null), TestHouse.Cancellation);

        Assert.Equal((source, target), Assert.Single(retry.Runs) switch { var run => (run.Source, run.Target) });
        Assert.Equal((source, target), Assert.Single(await house.AllRuns()) switch { var run => (run.Source, run.Target) });
        Assert.Equal(2, await house.Failures.List(TestHouse.Tenant, null, TestHouse.Cancellation).CountAsync(TestHouse.Cancellation));
    }

    [Theory]
    [InlineData(false, "shop-try", "books-try", "sandbox connection \"shop-try\", and sandbox mode is off")]
    [InlineData(true, "shop-1", "books-1", "production connection \"shop-1\", and sandbox mode is on")]
    public async Task A_failure_of_the_other_mode_is_not_tried_again_by_hand(bool inSandbox, string source, string target, string words)
    {
        var house = await Failed();
        await house.Settings.Change(TestHouse.Tenant, now => now with { IsInSandbox = inSandbox }, TestHouse.Cancellation);

        var problem = await TestHouse.Refused(() => house.RetryFailures.RetryOne(TestHouse.Operator, IdOf(source, target), TestHouse.Cancellation));

        Assert.Equal((409, "other-mode"), (problem.Status, problem.Slug));
        Assert.Contains(words, problem.Detail, StringComparison.Ordinal);
        Assert.Empty(await house.AllRuns());
    }

    private static async Task<TestHouse> Failed()
    {
        var house = await TestHouse.Furnished();
        foreach (var (platform, id) in new[] { ("shop", "shop-try"), ("books", "books-try") })
            await house.Connections.Add(new Connection { Tenant = TestHouse.Tenant, Id = id, Platform = platform, Name = id, IsSandbox = true }, TestHouse.Cancellation);
        await house.Failures.Save(TestHouse.Tenant, [Failure("shop-1", "books-1"), Failure("shop-try", "books-try")], [], TestHouse.Cancellation);
        return house;

        FailedRecord Failure(string source, string target) => OpenFailure.Of(First, source, target, house.Time.GetUtcNow());
    }

    private static string IdOf(string source, string target) => FailedRecord.IdOf(source, target, First);
}
