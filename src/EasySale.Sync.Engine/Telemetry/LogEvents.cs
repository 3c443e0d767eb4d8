namespace EasySale.Sync.Engine.Telemetry;

/// <summary>Ids of the log's events. They are an interface: alerts name them (docs/operate.md).</summary>
public static class LogEvents
{
    public const int RunStarted = 1001;
    public const int RunEnded = 1002;
    public const int GroupDone = 1003;
    public const int RecordFailed = 1004;
    public const int StepWaits = 1005;
    public const int StepFailed = 1006;
    public const int StepFaulted = 1007;
    public const int VendorCall = 2001;
    public const int RequestFailed = 3001;
    public const int RequestFaulted = 3002;
    public const int CallerForged = 3003;
    public const int ScheduleMissed = 4001;
    public const int ScheduleFailed = 4002;
    public const int RetryFailed = 4003;
    public const int SweepFailed = 4004;
    public const int MessageRefused = 4005;
    public const int MessageFailed = 4006;
    public const int RunNotScheduled = 4007;
    public const int RunNotTold = 4008;
    public const int RunRevived = 4009;
    public const int InboxNotDrained = 4010;
    public const int LogNotTaken = 4011;
    public const int LogNotCopied = 4012;
    public const int ConnectionNotChecked = 4013;
    public const int ImportNotTakenBack = 4014;
    public const int ConnectionCheckBroke = 4015;
    public const int ActivityFailed = 5001;
    public const int StorageAwaited = 5002;
    public const int HubFaulted = 5003;
    public const int FunctionFailed = 5004;
    public const int TimerFailed = 5005;
}
