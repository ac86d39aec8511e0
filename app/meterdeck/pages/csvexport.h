// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <functional>

class QWidget;

namespace console {

/// A table that a person stores as CSV: where to, the writing beside the window, and what became of it.
/// GUI thread.
class CsvExport
{
    Q_DECLARE_TR_FUNCTIONS(console::CsvExport)

public:
    /// Opens a dialog of @p title that begins with @p fileName; @p chosen gets the path, if there is one.
    static void choose(QWidget *parent, const QString &title, const QString &fileName,
                       std::function<void(const QString &path)> chosen);
    /// Writes what @p text makes to @p path, whole or not at all. @p text runs on a thread of the pool: what
    /// it needs it holds as copies. @p ended gets the problem in the system's words, empty when there is
    /// none, and is not called when @p context is gone by then.
    static void write(QObject *context, const QString &path, std::function<QByteArray()> text,
                      std::function<void(const QString &problem)> ended);
    /// What became of it, for the line of a card.
    static QString outcome(const QString &path, const QString &problem);
};

} // namespace console
