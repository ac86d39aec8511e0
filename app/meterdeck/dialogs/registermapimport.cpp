// SPDX-License-Identifier: GPL-3.0-or-later
// Registers out of a CSV file: what can be taken is said, what cannot is listed, and nothing is taken
// unasked.
#include "dialogs/registermapeditor.h"

#include "models/csvrejectsmodel.h"
#include "models/registersmodel.h"
#include "registerwords.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/tableview.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using modbus::RegisterTable;
using widgets::Theme;

namespace console {

void RegisterMapEditor::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Import registers from CSV"), QDir::homePath(),
                                   tr("Tables (*.csv *.tsv *.txt);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        QFile file(fileName);
        if (!file.open(QIODevice::ReadOnly)) {
            m_failure =
                tr("%1 cannot be read: %2").arg(QDir::toNativeSeparators(fileName), file.errorString());
            refresh();
            return;
        }
        importText(file.read(modbus::CsvImport::MostBytes + 1), fileName);
    });
    dialog->open();
}

void RegisterMapEditor::importText(const QByteArray &text, const QString &fileName)
{
    m_import = modbus::importRegisters(text, m_model->table().head().base);
    m_importFile = QFileInfo(fileName).fileName();
    m_rejectsModel->setRejects(m_import->rejects);
    showImport();
}

void RegisterMapEditor::showImport()
{
    m_importBox->setVisible(m_import.has_value());
    if (!m_import)
        return;
    QStringList words;
    if (m_import->failure != modbus::CsvImport::Failure::None) {
        words << tr("%1: %2", "file and what is wrong with it")
                     .arg(m_importFile, RegisterWords::failure(m_import->failure));
    } else {
        const QString taken = tr("%n register(s) can be taken", nullptr, int(m_import->rows.size()));
        const QString left = tr("%n line(s) cannot", nullptr, int(m_import->rejects.size()));
        words << (m_import->rejects.isEmpty()
                      ? tr("%1: %2.", "file, what can be taken").arg(m_importFile, taken)
                      : tr("%1: %2, %3.", "file, what can be taken, what cannot")
                            .arg(m_importFile, taken, left));
        if (m_import->oldNumbering)
            words << tr(
                "The addresses look like the numbers of old manuals, in which 40001 is address 0 of "
                "function 3 and 30001 address 0 of function 4. On the wire such addresses are others.");
        if (!m_import->unknownHeaders.isEmpty())
            words << tr("Columns without a meaning here: %1.").arg(m_import->unknownHeaders.join(u", "_s));
    }
    m_importWords->setText(words.join(u' '));
    m_rejects->setVisible(!m_import->rejects.isEmpty());
    m_rejects->setFixedHeight(Theme::grow(34 + 24 * std::min<int>(5, int(m_import->rejects.size()))));
    m_takeImport->setVisible(!m_import->rows.isEmpty());
    m_takeImport->setText(m_import->rejects.isEmpty()
                              ? tr("Take all")
                              : tr("Take %n and leave the others", nullptr, int(m_import->rows.size())));
    m_takeImport->setFocus();
}

void RegisterMapEditor::takeImport()
{
    if (!m_import)
        return;
    const QList<RegisterTable::Row> rows = m_import->rows;
    // A first row that was never filled is no register.
    if (m_model->rowCount() == 1 && m_model->table().cell(0, RegisterTable::Quantity).isEmpty())
        m_model->removeRows(0, 1);
    const int first = m_model->rowCount();
    m_model->addRows(rows);
    leaveImport();
    chooseRow(first);
    m_table->setFocus();
}

void RegisterMapEditor::leaveImport()
{
    m_import.reset();
    m_rejectsModel->setRejects({});
    showImport();
    m_csv->setFocus();
}

} // namespace console
