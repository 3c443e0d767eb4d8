using EasySale.Sync.Engine.Callers;
using EasySale.Sync.Engine.Operations.Notifications;
using Microsoft.Azure.Functions.Worker;

namespace EasySale.Sync.Functions.Timers;

/// <summary>Every 20 seconds: messages that are due are sent, those that did not arrive are tried again.</summary>
public sealed class SendNotificationsTimer(SendDueNotifications notifications)
{
    [Function("SendNotifications")]
    public Task Run([TimerTrigger("10,30,50 * * * * *")] TimerInfo timer, CancellationToken cancellation) => notifications.Run(Caller.System, cancellation);
}
