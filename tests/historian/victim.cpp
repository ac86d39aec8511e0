// SPDX-License-Identifier: GPL-3.0-or-later
// A process for the historian's tests: one that is killed at a kill point, and one that runs as nobody.
#include "batches.h"
#include "historian/historianreader.h"
#include "historian/historianwriter.h"

#include <QCoreApplication>
#include <QTextStream>

#include <grp.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using historian::HistorianWriter;

namespace {

constexpr uid_t Nobody = 65534;

void say(const QString &line)
{
    QTextStream out(stdout);
    out << line << Qt::endl; // flushed: the next call may not return
}

/// Commits batches from @p first to @p last, moving after every fifth, and says each number once it is
/// acknowledged.
int fill(const QString &path, quint64 first, quint64 last)
{
    historian::WriterOptions options;
    options.moveChunk = 30;
    auto series = std::make_shared<core::SeriesTable>();
    HistorianWriter writer(path, series, std::make_shared<core::SystemClock>(), options);
    QObject::connect(&writer, &HistorianWriter::committed,
                     [](const core::TransportId &, quint64 sequence) { say(QString::number(sequence)); });
    writer.open();
    for (quint64 n = first; n <= last; ++n) {
        writer.append(batches::numbered(*series, n));
        writer.commitNow();
        if (n % 5 == 0)
            writer.moveNow();
    }
    writer.close();
    return 0;
}

/// Says "opened" or the error's code, and its words on a second line.
int openForWriting(const QString &path)
{
    HistorianWriter writer(path, std::make_shared<core::SeriesTable>(),
                           std::make_shared<core::SystemClock>());
    QObject::connect(&writer, &HistorianWriter::opened, [] { say(u"opened"_s); });
    QObject::connect(&writer, &HistorianWriter::openFailed, [](const core::Error &error) {
        say(core::errorCodeName(error.code));
        say(error.toString());
    });
    writer.open();
    writer.close();
    return 0;
}

/// Says how many series it could read, or the error's code and words.
int openForReading(const QString &path)
{
    const auto reader = historian::HistorianReader::open(path);
    if (!reader) {
        say(core::errorCodeName(reader.error().code));
        say(reader.error().toString());
        return 0;
    }
    const auto series = (*reader)->series();
    say(series ? u"%1 series"_s.arg(series->size()) : series.error().toString());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QStringList arguments = app.arguments().mid(1);
    if (arguments.value(0) == "--nobody"_L1) {
        arguments.removeFirst();
        // Root may do anything, so permissions are tested as somebody else.
        if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(Nobody) != 0 || setuid(Nobody) != 0))
            return 3;
    }
    if (arguments.value(0) == "fill"_L1)
        return fill(arguments.value(1), arguments.value(2).toULongLong(), arguments.value(3).toULongLong());
    if (arguments.value(0) == "write"_L1)
        return openForWriting(arguments.value(1));
    if (arguments.value(0) == "read"_L1)
        return openForReading(arguments.value(1));
    return 2;
}
