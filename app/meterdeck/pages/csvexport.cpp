// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/csvexport.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace console {

void CsvExport::choose(QWidget *parent, const QString &title, const QString &fileName,
                       std::function<void(const QString &path)> chosen)
{
    auto *dialog = new QFileDialog(parent, title, fileName, tr("CSV files (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

void CsvExport::write(QObject *context, const QString &path, std::function<QByteArray()> text,
                      std::function<void(const QString &problem)> ended)
{
    auto *watcher = new QFutureWatcher<QString>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, ended = std::move(ended)] {
        watcher->deleteLater();
        ended(watcher->result());
    });
    auto promise = std::make_shared<QPromise<QString>>();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, path, text = std::move(text)] {
        promise->start();
        const QByteArray bytes = text();
        QSaveFile file(path);
        const bool written =
            file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
        promise->addResult(written ? QString() : file.errorString());
        promise->finish();
    });
}

QString CsvExport::outcome(const QString &path, const QString &problem)
{
    return problem.isEmpty() ? tr("stored in %1").arg(path) : tr("could not be stored: %1").arg(problem);
}

} // namespace console
