using System.Globalization;

namespace Azure.Data.Tables;

public class TableTransactionFailedException : RequestFailedException
{
    internal TableTransactionFailedException(RequestFailedException failure) : base(failure.Status, failure.Message, failure.ErrorCode, failure) =>
        FailedTransactionActionIndex = IndexIn(failure.Message);

    // The service's message begins with the culprit's index: "3:The specified entity already exists."
    public int? FailedTransactionActionIndex { get; }

    private static int? IndexIn(string message) =>
        int.TryParse(message.Split(':')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
