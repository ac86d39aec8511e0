// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/registermapeditor.h"

#include "core/jsonschema.h"
#include "dialogs/dialogframe.h"
#include "models/csvrejectsmodel.h"
#include "models/previewmodel.h"
#include "models/registersmodel.h"
#include "profilefile.h"
#include "registerwords.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QComboBox>
#include <QDir>
#include <QGridLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QScreen>
#include <QSpinBox>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using modbus::RegisterTable;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Margin = 20;
constexpr int Across = 1240;
constexpr int Down = 720;
constexpr qint64 MostProfileBytes = 4 * 1024 * 1024;

QString hex(int address) { return u"0x"_s + QString::number(address, 16).toUpper().rightJustified(4, u'0'); }

} // namespace

RegisterMapEditor::RegisterMapEditor(Setting setting, QWidget *parent)
    : QDialog(parent ? parent->window() : nullptr, Qt::Dialog | Qt::FramelessWindowHint)
    , m_setting(std::move(setting))
    , m_model(new RegistersModel(this))
    , m_previewModel(new PreviewModel(this))
    , m_rejectsModel(new CsvRejectsModel(this))
    , m_trial(new MeterTrial(this))
    , m_closer(new MeterTrial(this))
{
    setWindowTitle(tr("Register map"));
    setModal(true);
    setAttribute(Qt::WA_TranslucentBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_head = buildHead();
    layout->addWidget(m_head);
    auto *body = new QVBoxLayout;
    body->setContentsMargins(Margin, 14, Margin, 14);
    body->setSpacing(14);
    body->addWidget(buildIdentity());
    body->addLayout(buildParts(), 1);
    layout->addLayout(body, 1);
    m_foot = buildFoot();
    layout->addWidget(m_foot);
    nameParts();

    connect(m_model, &RegistersModel::edited, this, [this] {
        stay();
        refresh();
    });
    connect(m_trial, &MeterTrial::read, m_model, [this](int function, int address, const QByteArray &bytes) {
        m_model->setWords(function, address, bytes);
    });
    connect(m_closer, &MeterTrial::read, m_model, [this](int function, int address, const QByteArray &bytes) {
        m_model->setWords(function, address, bytes);
    });
    connect(m_trial, &MeterTrial::refused, this, [this](const core::ProbeResult &result) {
        m_refusals = tr("%1: %2", "address and why it was not read")
                         .arg(hex(result.request.address), RegisterWords::probeFailure(result));
    });
    connect(m_trial, &MeterTrial::progressed, this, &RegisterMapEditor::refresh);
    connect(m_trial, &MeterTrial::finished, this,
            [this](const QString &verdict, const core::ProbeResult &last) {
                if (!verdict.isEmpty())
                    m_refusals = RegisterWords::probeFailure(last) + u' ' + Words::errorRemedy(last.error);
                refresh();
                if (verdict.isEmpty())
                    lookCloser();
            });
    connect(&m_storing, &QFutureWatcherBase::finished, this, [this] {
        if (const core::Result<void> result = m_storing.result(); !result) {
            m_failure = tr("Not written. %1 %2", "error and its cure")
                            .arg(Words::errorSentence(result.error()), Words::errorRemedy(result.error()))
                            .trimmed();
            refresh();
            return;
        }
        emit saved(core::ProfileId(m_storedId), m_storedFile);
        accept();
    });
    startFrom(m_setting.start);
    m_saved = m_model->table().toProfile();
    stay();
    m_name->setFocus();
}

RegisterMapEditor::~RegisterMapEditor() = default;

void RegisterMapEditor::stay()
{
    m_changed = m_model->table().toProfile() != m_saved;
    m_warned = false;
    m_cancel->setText(tr("Cancel"));
}

QString RegisterMapEditor::cellWords() const { return m_cellWords->text(); }
QString RegisterMapEditor::footWords() const { return m_footWords->text(); }
QString RegisterMapEditor::remarkWords() const { return m_remark->text(); }
QString RegisterMapEditor::trialWords() const { return m_trialWords->text(); }
QString RegisterMapEditor::importWords() const { return m_import ? m_importWords->text() : QString(); }

int RegisterMapEditor::row() const
{
    return m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -1;
}

void RegisterMapEditor::startFrom(const core::ProfileId &profile)
{
    QJsonObject json;
    for (const core::ProfilePtr &known : std::as_const(m_setting.profiles)) {
        if (!known || known->id != profile)
            continue;
        if (const auto text = core::readFile(known->fileName, MostProfileBytes))
            json = QJsonDocument::fromJson(*text).object();
        // What is shipped stays as it is: a copy has a name and an id of its own.
        if (known->fileName.startsWith(u':')) {
            json["id"_L1] = ProfileFile::freeId(known->id.toString(), m_setting.profiles);
            json["name"_L1] = tr("%1, changed", "name of a copied profile").arg(known->name);
            json["version"_L1] = 0;
        }
    }
    RegisterTable table = RegisterTable::fromProfile(json);
    if (json.isEmpty()) {
        RegisterTable::Head head;
        head.id = ProfileFile::freeId({}, m_setting.profiles);
        table.setHead(head);
        table.insert(0, table.following(-1));
    }
    m_trial->stop();
    m_failure.clear();
    m_model->setTable(table);
    m_from->setCurrentIndex(std::max(0, m_from->findData(json.isEmpty() ? QString() : profile.toString())));
    showHead();
    chooseRow(0);
}

void RegisterMapEditor::setIdentity(const QString &name, const QString &id)
{
    m_name->setText(name);
    m_id->setText(id);
    readHead();
}

void RegisterMapEditor::showHead()
{
    const RegisterTable::Head &head = m_model->table().head();
    m_filling = true;
    m_name->setText(head.name);
    m_id->setText(head.id);
    m_vendor->setText(head.vendor);
    m_base->setCurrent(head.base);
    m_maxBlock->setValue(head.maxBlock);
    for (QLineEdit *edit : {m_name, m_id, m_vendor})
        edit->setCursorPosition(0); // a long name is seen from its beginning
    m_filling = false;
    refresh();
}

void RegisterMapEditor::readHead()
{
    if (m_filling)
        return;
    RegisterTable::Head head = m_model->table().head();
    head.name = m_name->text();
    head.id = m_id->text();
    head.vendor = m_vendor->text();
    head.base = std::max(0, m_base->current());
    head.maxBlock = m_maxBlock->value();
    m_failure.clear();
    m_model->setHead(head);
    refresh();
}

void RegisterMapEditor::chooseRow(int at)
{
    if (at >= 0 && at < m_model->rowCount())
        m_table->setCurrentIndex(m_model->index(at, std::max(0, m_table->currentIndex().column())));
    refresh();
}

const RegisterMapEditor::Bus *RegisterMapEditor::bus() const
{
    for (const Bus &known : m_setting.buses) {
        if (known.id.toString() == m_buses->currentData().toString())
            return &known;
    }
    return nullptr;
}

QString RegisterMapEditor::obstacle() const
{
    const RegisterTable &table = m_model->table();
    const QString id = m_id->text().trimmed();
    if (m_setting.workspaceFile.isEmpty())
        return m_setting.whyNotSaved;
    if (m_name->text().trimmed().isEmpty())
        return tr("Still to do: a name.");
    if (!ProfileFile::isId(id))
        return tr("Still to do: an id of small letters, digits and hyphens.");
    for (const core::ProfilePtr &known : m_setting.profiles) {
        if (known && known->id.toString() == id && known->fileName.startsWith(u':'))
            return tr("“%1” is a profile of the program and stays as it is; choose another id.").arg(id);
    }
    if (table.rows().isEmpty())
        return tr("Still to do: at least one register.");
    if (const int refused = table.refusals(); refused > 0)
        return tr("Still to do: %n cell(s) that cannot be used.", nullptr, refused);
    return {};
}

void RegisterMapEditor::refresh()
{
    if (!m_save || m_filling)
        return;
    showCell();
    showPreview();
    showPlaces();
    const QString why = obstacle();
    const bool working = m_storing.isRunning();
    m_save->setEnabled(why.isEmpty() && !working);
    m_cancel->setEnabled(!working);
    m_remove->setEnabled(row() >= 0);
    m_try->setEnabled(bus() != nullptr);
    m_footWords->setToken(m_failure.isEmpty() ? Token::Text2 : Token::Critical);
    if (m_warned) {
        m_footWords->setText(tr("What was typed is not saved. Leave all the same?"));
    } else if (!m_failure.isEmpty()) {
        m_footWords->setText(m_failure);
    } else if (!why.isEmpty()) {
        m_footWords->setText(why);
    } else {
        const QString file =
            ProfileFile::fileFor(m_setting.workspaceFile, m_id->text().trimmed(), m_setting.profiles);
        const QString words =
            m_setting.forDialog
                ? tr("Goes to %1, and can be chosen in the dialog beneath.")
                : tr("Goes to %1; then everything stops and starts anew with it, some seconds long.");
        m_footWords->setText(words.arg(QDir::toNativeSeparators(file)));
    }
    if (m_trial->isRunning())
        m_trialWords->setText(tr("Reading: %1 of %2.").arg(m_trial->done()).arg(m_trial->total()));
    else if (!m_refusals.isEmpty())
        m_trialWords->setText(m_refusals);
    else if (!bus())
        m_trialWords->setText(tr("No bus is open. The table can be filled and saved all the same."));
    else
        m_trialWords->setText(tr("Read between the polls of the bus; nothing is written to the meter."));
}

void RegisterMapEditor::showCell()
{
    const QModelIndex index = m_table->currentIndex();
    const auto cell = index.isValid() ? RegistersModel::cellOf(index.column()) : std::nullopt;
    const QString wrong = index.data(RegistersModel::ComplaintRole).toString();
    m_cellWords->setToken(index.data(RegistersModel::RefusedRole).toBool() ? Token::Critical : Token::Text2);
    const auto column = cell.value_or(modbus::RegisterTable::Column{}); // GCC 12 takes *cell for unset
    if (!cell)
        m_cellWords->setText(m_model->rowCount() == 0 ? tr("Add a row, or import registers from a CSV file.")
                                                      : QString());
    else
        m_cellWords->setText(tr("Row %1, %2: %3", "place in a table and what is said of it")
                                 .arg(index.row() + 1)
                                 .arg(RegisterWords::column(column),
                                      wrong.isEmpty() ? RegisterWords::columnHint(column) : wrong));
}

void RegisterMapEditor::showPreview()
{
    const auto rule = row() >= 0 ? m_model->table().rule(row()) : std::nullopt;
    const QByteArray words =
        rule ? m_model->words(rule->function, rule->address, modbus::WordPreview::MostWords) : QByteArray();
    const bool known = rule && words.size() >= 2;
    m_previewTable->setVisible(known);
    m_spare->setVisible(!known);
    m_use->setVisible(false);
    if (!known) {
        m_previewModel->setPreview({}, {}, modbus::RegisterType::U16, modbus::ByteOrder::ABCD);
        m_remark->setText(rule ? tr("Read once to see this register in every type and order.")
                               : tr("A row needs address, type and quantity to be read."));
        return;
    }
    const modbus::WordPreview preview(words, rule->quantity, rule->scale, rule->offset);
    m_previewModel->setPreview(preview, rule->quantity, rule->type, rule->order);
    m_remark->setText(RegisterWords::remark(preview, rule->quantity, rule->type, rule->order));
    const auto *best = preview.best(rule->type, rule->order);
    m_use->setVisible(best && (best != preview.find(rule->type, rule->order) || best->betterScale > 0));
}

void RegisterMapEditor::showPlaces()
{
    const auto rule = row() >= 0 ? m_model->table().rule(row()) : std::nullopt;
    while (QLayoutItem *item = m_places->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_placesBox->setVisible(rule && !rule->alternatives.isEmpty());
    if (!rule || rule->alternatives.isEmpty())
        return;
    auto *title = new Label(tr("Sources disagree about this value: compare both with the meter’s display."),
                            Role::Body, Token::Text, 600, m_placesBox);
    title->setWordWrap(true);
    m_places->addWidget(title, 0, 0, 1, int(rule->alternatives.size()) + 1);
    const auto place = [&](int column, int address, const QString &note, int alternative) {
        const auto value = m_model->valueAt(row(), address);
        auto *where = new Label(hex(address), Role::Mono, Token::Text2, 0, m_placesBox);
        auto *said = new Label(value ? RegisterWords::figure(rule->quantity, *value) : tr("not read yet"),
                               Role::Card, value ? Token::Text : Token::Text3, 600, m_placesBox);
        auto *words = new Label(note, Role::Table, Token::Text2, 0, m_placesBox);
        words->setWordWrap(true);
        m_places->addWidget(where, 1, column);
        m_places->addWidget(said, 2, column);
        m_places->addWidget(words, 3, column, Qt::AlignTop);
        m_places->setColumnStretch(column, 1);
        if (alternative < 0)
            return;
        auto *use = new Button(tr("Use this one"), Button::Kind::Normal, m_placesBox);
        use->setAutoDefault(false);
        use->setAccessibleDescription(
            tr("Reads %1 instead; the other place is kept to compare.").arg(hex(address)));
        connect(use, &QPushButton::clicked, this, [this, alternative] { useAlternative(alternative); });
        m_places->addWidget(use, 4, column, Qt::AlignLeading);
    };
    place(0, rule->address, tr("This row reads it here."), -1);
    for (int i = 0; i < rule->alternatives.size(); ++i)
        place(i + 1, rule->alternatives[i].address, rule->alternatives[i].note, i);
}

void RegisterMapEditor::useAlternative(int at)
{
    const int number = row();
    if (number < 0)
        return;
    RegisterTable table = m_model->table();
    RegisterTable::Row changed = table.rows()[number];
    QJsonArray others = changed.rest["alternatives"_L1].toArray();
    const auto present = RegisterTable::wholeNumber(changed.cells[RegisterTable::Address]);
    if (at < 0 || at >= others.size() || !present)
        return;
    QJsonObject other = others[at].toObject();
    changed.cells[RegisterTable::Address] = QString::number(other["address"_L1].toInt());
    other["address"_L1] = *present;
    other["note"_L1] = u"Was read here before."_s; // part of the file, as its other notes are
    others[at] = other;
    changed.rest["alternatives"_L1] = others;
    table.remove(number);
    table.insert(number, changed);
    m_model->setTable(table);
    chooseRow(number);
}

void RegisterMapEditor::takeReading(int at, modbus::RegisterType type, modbus::ByteOrder order)
{
    if (at < 0)
        return;
    m_model->setData(m_model->index(at, RegistersModel::Type), QString(modbus::typeName(type)));
    m_model->setData(m_model->index(at, RegistersModel::Order), QString(modbus::orderName(order)));
}

void RegisterMapEditor::tryMeter()
{
    const Bus *known = bus();
    if (!known)
        return;
    QList<modbus::RegisterRule> rules;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (const auto rule = m_model->table().rule(i))
            rules.append(*rule);
    }
    m_refusals = rules.isEmpty() ? tr("There is no row yet that could be read.") : QString();
    m_closer->stop();
    const RegisterTable::Head &head = m_model->table().head();
    m_trial->start(known->ask, m_unit->value(), rules, head.maxBlock, head.maxGap);
    refresh();
}

void RegisterMapEditor::lookCloser()
{
    // A wider type may be what this register is: as many registers as the widest needs, if the meter gives
    // them.
    const Bus *known = bus();
    const auto rule = row() >= 0 ? m_model->table().rule(row()) : std::nullopt;
    if (!known || !rule || m_trial->isRunning())
        return;
    const int most = std::min(modbus::WordPreview::MostWords, 65536 - rule->address);
    const auto have = m_model->words(rule->function, rule->address, most).size() / 2;
    if (have > 0 && have < most) // only where a trial has been
        m_closer->look(known->ask, m_unit->value(), rule->function, rule->address, most);
}

void RegisterMapEditor::save()
{
    if (m_storing.isRunning() || !obstacle().isEmpty()) {
        refresh();
        return;
    }
    m_failure.clear();
    m_storedId = m_id->text().trimmed();
    m_storedFile = ProfileFile::fileFor(m_setting.workspaceFile, m_storedId, m_setting.profiles);
    const QJsonObject profile = m_model->table().toProfile();
    m_storing.setFuture(
        QtConcurrent::run([profile, file = m_storedFile] { return ProfileFile::save(profile, file); }));
    refresh();
}

void RegisterMapEditor::reject()
{
    if (m_storing.isRunning())
        return;
    // What was typed is not lost by one key.
    if (m_changed && !m_warned) {
        m_warned = true;
        m_cancel->setText(tr("Leave without saving"));
        refresh();
        return;
    }
    QDialog::reject();
}

QSize RegisterMapEditor::sizeHint() const
{
    const QSize room = parentWidget() ? parentWidget()->window()->size()
                       : screen()     ? screen()->availableGeometry().size()
                                      : QSize(Across, Down);
    return QSize(Theme::grow(Across), Theme::grow(Down)).boundedTo(room - QSize(24, 24));
}

void RegisterMapEditor::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    resize(sizeHint());
}

void RegisterMapEditor::paintEvent(QPaintEvent *)
{
    paintDialogFrame(*this, m_foot->geometry().top(), m_head->geometry().bottom());
}

} // namespace console
