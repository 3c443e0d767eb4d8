using System.Text;

namespace EasySale.Sync.Hosts.Tests.Telemetry;

/// <summary>A protobuf message, read as far as OTLP needs it: numbered fields, of which those with a length are kept.</summary>
internal sealed class Protobuf
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    private readonly List<(int Field, byte[] Value)> _fields = [];

    public Protobuf(byte[] message)
    {
        for (var at = 0; at < message.Length;)
        {
            var tag = Number(message, ref at);
            var (field, type) = ((int)(tag >> 3), (int)(tag & 7));
            if (type == Varint) Number(message, ref at);
            else if (type is Fixed64 or Fixed32) at += type == Fixed64 ? 8 : 4;
            else if (type == Delimited) _fields.Add((field, Take(message, ref at)));
            else throw new FormatException($"Wire type {type} does not occur in OTLP.");
        }
    }

    public IEnumerable<Protobuf> Messages(int field) => All(field).Select(value => new Protobuf(value));

    public byte[] Bytes(int field) => All(field).FirstOrDefault() ?? [];

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    private IEnumerable<byte[]> All(int field) => _fields.Where(one => one.Field == field).Select(one => one.Value);

    private static byte[] Take(byte[] message, ref int at)
    {
        var length = (int)Number(message, ref at);
        var value = message.AsSpan(at, length).ToArray();
        at += length;
        return value;
    }

    private static ulong Number(byte[] message, ref int at)
    {
        var (number, shift) = (0UL, 0);
        while (true)
        {
            var part = message[at++];
            number |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80) return number;
            shift += 7;
        }
    }
}
