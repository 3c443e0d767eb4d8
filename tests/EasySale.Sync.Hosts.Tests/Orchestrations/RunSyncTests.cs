using EasySale.Sync.Engine.Runs;
using EasySale.Sync.Functions.Orchestrations;

namespace EasySale.Sync.Hosts.Tests.Orchestrations;

public class RunSyncTests
{
    private static readonly RunPosition Start = new("acme", "1");
    private static readonly RunOutline TwoSteps = new([new StepOutline(0, "WriteToBooks"), new StepOutline(1, "WriteToBooks")]);

    [Fact]
    public async Task Steps_are_done_in_order_slice_by_slice_and_the_run_is_finished()
    {
        var slices = new Queue<(int Step, SliceState State)>([(0, SliceState.More), (0, SliceState.Done), (1, SliceState.Done)]);

        var context = await Run(Start, (name, input) => Answer(name, () =>
        {
            var (step, state) = slices.Dequeue();
            Assert.Equal(new SliceKey("acme", "1", step), input);
            return new SliceResult(state, 0, 10);
        }));

        Assert.Equal(["BeginRun", "WriteToBooks", "WriteToBooks", "WriteToBooks", "FinishRun"], context.Calls);
    }

    [Fact]
    public async Task A_wait_is_a_durable_timer()
    {
        var results = new Queue<SliceResult>([new(SliceState.Wait, 90, 0), new(SliceState.Done, 0, 1), new(SliceState.Done, 0, 1)]);

        var context = await Run(Start, (name, _) => Answer(name, results.Dequeue));

        Assert.Equal([TimeSpan.FromSeconds(90)], context.Waits);
        Assert.Equal("FinishRun", context.Calls[^1]);
    }

    [Fact]
    public async Task A_paused_run_looks_now_and_then_and_a_stopped_one_is_finished()
    {
        var results = new Queue<SliceResult>([new(SliceState.Paused, 0, 0), new(SliceState.Paused, 0, 0), new(SliceState.Stopped, 0, 0)]);

        var context = await Run(Start, (name, _) => Answer(name, results.Dequeue));

        Assert.Equal([RunSync.Look, RunSync.Look], context.Waits);
        Assert.Equal(["BeginRun", "WriteToBooks", "WriteToBooks", "WriteToBooks", "FinishRun"], context.Calls);
    }

    [Fact]
    public async Task After_a_failed_step_the_steps_that_need_it_are_not_run()
    {
        var context = await Run(Start, (name, _) => Answer(name, () => new SliceResult(SliceState.Failed, 0, 0)));

        Assert.Equal(["BeginRun", "WriteToBooks", "FinishRun"], context.Calls);
    }

    [Theory]
    [InlineData("BeginRun")]
    [InlineData("WriteToBooks")]
    public async Task A_run_whose_activity_cannot_be_done_is_finished_too(string broken)
    {
        var context = await Run(Start, (name, _) =>
            name == broken ? throw new InvalidOperationException("Broken.") : Answer(name, () => new SliceResult(SliceState.Done, 0, 0)));

        Assert.Equal("FinishRun", context.Calls[^1]);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-5, 0)]
    public async Task Records_to_be_tried_again_are_after_the_run_is_over_when_their_time_has_come(int seconds, int waits)
    {
        var retries = new RunRetries("acme", "1", new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero).AddSeconds(seconds));

        var context = await Run(Start, (name, input) => name switch
        {
            "FinishRun" => retries,
            "RetryRecords" => Equals(input, retries) ? null : throw new InvalidOperationException("Other records."),
            _ => Answer(name, () => new SliceResult(SliceState.Done, 0, 0)),
        });

        Assert.Equal(["FinishRun", "RetryRecords"], context.Calls[^2..]);
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(seconds), waits), context.Waits);
    }

    [Fact]
    public async Task A_long_run_begins_its_history_anew_and_goes_on_where_it_was()
    {
        var slices = 0;
        object? Activity(string name, object? input) => Answer(name, () =>
            new SliceResult(++slices == RunSync.SlicesPerHistory || slices > RunSync.SlicesPerHistory + 1 ? SliceState.Done : SliceState.More, 0, 1));

        var first = await Run(Start, Activity);
        var position = Assert.IsType<RunPosition>(first.ContinuedWith);
        var second = await Run(position, Activity);

        Assert.DoesNotContain("FinishRun", first.Calls);
        Assert.Equal([1], position.Steps!.Select(step => step.Index));
        Assert.Equal(RunSync.SlicesPerHistory, position.Slices);
        Assert.Equal(["WriteToBooks", "WriteToBooks", "FinishRun"], second.Calls);
    }

    private static object? Answer(string activity, Func<SliceResult> slice) => activity switch
    {
        "BeginRun" => TwoSteps,
        "FinishRun" => null,
        _ => slice(),
    };

    private static async Task<ScriptedContext> Run(RunPosition position, Func<string, object?, object?> activity)
    {
        var context = new ScriptedContext(position, activity);
        await RunSync.Orchestrate(context);
        return context;
    }
}
