// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/setupdialog.h"

#include "dialogs/dialogframe.h"
#include "dialogs/inset.h"
#include "dialogs/secretpart.h"
#include "dialogs/setupfield.h"
#include "dialogs/tlsfiles.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/theme.h"
#include "words.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Width = 696;
constexpr int Margin = 20;
constexpr int LeastHeight = 320;

/// An entry on few lines that can be broken between its keys.
QString oneLine(const QJsonObject &entry)
{
    QStringList parts;
    for (auto key = entry.begin(); key != entry.end(); ++key) {
        const QByteArray whole =
            QJsonDocument(QJsonObject{{key.key(), key.value()}}).toJson(QJsonDocument::Compact);
        QString part = QString::fromUtf8(whole.mid(1, whole.size() - 2));
        parts << part;
    }
    return u"{ "_s + parts.join(u", "_s) + u" }"_s;
}

/// Wide enough for its words in larger fonts, and never wider than the screen.
int wantedWidth(const QWidget &dialog)
{
    const int room = dialog.screen() ? dialog.screen()->availableGeometry().width() - 24 : Width;
    const QWidget *parent = dialog.parentWidget();
    return std::max(Width, std::min(Theme::grow(Width), parent ? parent->window()->width() - 24 : room));
}

} // namespace

SetupDialog::SetupDialog(const QString &iconName, const QString &title, const QString &subtitle,
                         QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
{
    setWindowTitle(title);
    setModal(true);
    setAttribute(Qt::WA_TranslucentBackground);
    setFixedWidth(wantedWidth(*this));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_head = dialogHead(iconName, title, subtitle, this);
    layout->addWidget(m_head);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setMinimumHeight(1); // what is short may be shorter than two scroll bars
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *content = new QWidget(m_scroll);
    content->setAutoFillBackground(false);
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(Margin, 16, Margin, 16);
    m_body->setSpacing(14);
    m_scroll->setWidget(content);
    content->installEventFilter(this);
    content->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    m_foot = buildFoot();
    layout->addWidget(m_foot);
}

SetupDialog::~SetupDialog() = default;

QWidget *SetupDialog::buildFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(Margin, 12, Margin, 12);
    row->setSpacing(12);
    m_footWords = new Label({}, Role::Table, Token::Text2, 0, foot);
    m_footWords->setWordWrap(true);
    m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, foot);
    m_cancel->setLarge(true);
    m_cancel->setKeyHint(tr("Esc"));
    // With the focus on it, Enter is its own.
    m_cancel->setAutoDefault(true);
    m_accept = new Button({}, Button::Kind::Primary, foot);
    m_accept->setLarge(true);
    m_accept->setKeyHint(tr("Enter"));
    m_accept->setAutoDefault(true);
    row->addWidget(m_footWords, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_accept);
    connect(m_cancel, &QPushButton::clicked, this, &SetupDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, &SetupDialog::take);
    return foot;
}

SetupField *SetupDialog::makeField(const QString &title, QWidget *editor, bool wide)
{
    auto *field = new SetupField(title, editor, wide, this);
    m_fields << field;
    return field;
}

SetupField *SetupDialog::addField(const QString &title, QWidget *editor, bool wide)
{
    SetupField *field = makeField(title, editor, wide);
    m_body->addWidget(field);
    return field;
}

void SetupDialog::addPair(SetupField *left, SetupField *right, QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(left, 1, Qt::AlignTop);
    row->addWidget(right, 1, Qt::AlignTop);
    (column ? column : m_body)->addLayout(row);
}

SetupDialog::FileKind SetupDialog::pemFile()
{
    return {tr("file in PEM format"), tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)")};
}

SetupField *SetupDialog::makeFileField(const QString &title, const QString &workspaceFile, QLineEdit **edit,
                                       const FileKind &kind)
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    *edit = new QLineEdit(row);
    (*edit)->setAccessibleName(title);
    (*edit)->setProperty("large", true);
    (*edit)->setPlaceholderText(kind.expected);
    auto *choose = new Button(tr("Choose…"), Button::Kind::Normal, row);
    choose->setLarge(true);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose the file: %1").arg(title));
    line->addWidget(*edit, 1);
    line->addWidget(choose);
    row->setFocusProxy(*edit);
    SetupField *field = makeField(title, row, true);
    connect(*edit, &QLineEdit::textEdited, this, [this, field] { touch(field); });
    connect(choose, &QPushButton::clicked, this, [this, edit = *edit, title, workspaceFile, kind] {
        const QString folder = QFileInfo(workspaceFile).absolutePath();
        auto *dialog = new QFileDialog(this, title, folder, kind.filter);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, this, [this, edit, folder](const QString &file) {
            // What lies beside the workspace moves with it.
            const QString beside = QDir(folder).relativeFilePath(file);
            edit->setText(beside.startsWith(".."_L1) ? file : beside);
            check();
        });
        dialog->open();
    });
    return field;
}

TlsFiles *SetupDialog::makeTlsFiles(const QString &workspaceFile)
{
    return new TlsFiles(
        [this, workspaceFile](const QString &title, QLineEdit **edit) {
            return makeFileField(title, workspaceFile, edit);
        },
        this);
}

NamedFields *SetupDialog::addNamed(const NamedFields::Rules &rules, const QString &name, const QString &id)
{
    auto *named = new NamedFields(rules, this);
    SetupField *nameField = makeField(tr("Name"), named->nameEdit(), true);
    SetupField *idField = makeField(tr("Id"), named->idEdit(), true);
    addPair(nameField, idField);
    if (!id.isEmpty())
        named->setPresent(name, id);
    named->setFields(nameField, idField);
    connect(named, &NamedFields::edited, this, [this](SetupField *field) { touch(field); });
    return named;
}

NamedFields::Rules SetupDialog::transportRules(const core::Workspace &workspace, const QString &otherwise)
{
    NamedFields::Rules rules;
    rules.makeId = [&workspace, otherwise](const QString &name) {
        return workspace.freeTransportId(name, otherwise).toString();
    };
    rules.isTaken = [&workspace](const QString &id) {
        return workspace.transport(core::TransportId(id)) != nullptr;
    };
    return rules;
}

Label *SetupDialog::addParagraph(const QString &text)
{
    auto *label = new Label(text, Role::Body, Token::Text2, 0, this);
    label->setWordWrap(true);
    m_body->addWidget(label);
    return label;
}

void SetupDialog::addWritten()
{
    auto *part = new QVBoxLayout;
    part->setSpacing(8);
    part->addWidget(new Label(tr("Exactly what is written"), Role::Body, Token::Text, 600, this));
    auto *box = new Inset(this);
    auto *inner = new QVBoxLayout(box);
    inner->setContentsMargins(12, 8, 12, 8);
    inner->setSpacing(4);
    m_writtenWhere = new Label({}, Role::Table, Token::Text2, 0, box);
    m_writtenWhere->setWordWrap(true);
    m_written = new Label({}, Role::Mono, Token::Text, 0, box);
    m_written->setWordWrap(true);
    m_written->setAlignment(Qt::AlignLeft | Qt::AlignAbsolute); // JSON, in every language
    m_written->setTextInteractionFlags(Qt::TextSelectableByMouse);
    inner->addWidget(m_writtenWhere);
    inner->addWidget(m_written);
    part->addWidget(box);
    m_body->addLayout(part);
}

void SetupDialog::setWritten(const QString &fileName, const QString &list, const QJsonObject &entry)
{
    QString place = QDir::toNativeSeparators(fileName);
    if (const QString home = QDir::homePath() + u'/'; fileName.startsWith(home))
        place = u"~/"_s + fileName.mid(home.size());
    m_writtenText = oneLine(entry);
    if (!m_written)
        return;
    m_writtenWhere->setText(QFileInfo::exists(fileName)
                                ? tr("Under “%1” in %2; all else in the file stays.").arg(list, place)
                                : tr("Under “%1” in the new file %2.").arg(list, place));
    m_written->setText(m_writtenText);
}

void SetupDialog::complete(const QString &acceptText, const QString &consequence, const QString &whyNot)
{
    m_accept->setText(acceptText);
    m_accept->setDefault(true);
    m_accept->setEnabled(whyNot.isEmpty());
    m_whyNot = whyNot;
    m_consequence = whyNot.isEmpty() ? consequence : whyNot;
    m_complete = true;
    QWidget *before = nullptr;
    for (SetupField *field : std::as_const(m_fields)) {
        if (before)
            setTabOrder(before, field->editor());
        before = field->editor();
    }
    m_body->addStretch(1);
    check();
    for (SetupField *field : std::as_const(m_fields)) {
        if (field->editor()->isEnabled() && field->editor()->focusPolicy() != Qt::NoFocus) {
            field->editor()->setFocus();
            break;
        }
    }
}

void SetupDialog::touch(SetupField *field)
{
    field->setTouched(true);
    m_failure.clear();
    check();
}

void SetupDialog::check()
{
    if (!m_complete)
        return;
    weigh();
    sayFoot();
    fit();
}

void SetupDialog::sayFoot()
{
    QString words = m_failure;
    if (words.isEmpty()) {
        for (const SetupField *field : std::as_const(m_fields)) {
            if (words.isEmpty() && !field->reason().isEmpty())
                words = tr("Still to do: %1.").arg(field->title());
        }
    }
    const bool bad = !m_failure.isEmpty();
    m_footWords->setToken(bad ? Token::Critical : Token::Text2);
    m_footWords->setText(words.isEmpty() ? m_consequence : words);
}

QString SetupDialog::footText() const { return m_footWords->text(); }

void SetupDialog::take()
{
    if (m_working || !m_whyNot.isEmpty())
        return;
    weigh();
    SetupField *first = nullptr;
    for (SetupField *field : std::as_const(m_fields)) {
        field->setTouched(true);
        if (!first && !field->reason().isEmpty())
            first = field;
    }
    if (first) {
        sayFoot();
        reveal(first);
        first->editor()->setFocus(Qt::OtherFocusReason);
        m_scroll->ensureWidgetVisible(first);
        return;
    }
    const core::Result<core::Workspace> result = changed();
    if (result)
        decide(*result);
    else
        showFailure(result.error());
}

void SetupDialog::showFailure(const core::Error &error)
{
    setWorking(false);
    m_failure = tr("Not written. %1 %2", "error and its cure")
                    .arg(Words::errorSentence(error), Words::errorRemedy(error))
                    .trimmed();
    sayFoot();
    fit();
}

void SetupDialog::setWorking(bool working)
{
    m_working = working;
    m_accept->setEnabled(!working && m_whyNot.isEmpty());
    m_cancel->setEnabled(!working);
}

void SetupDialog::decideWhenKept(SecretPart &secret, const core::TransportSettings &transport,
                                 const QString &name, const core::Workspace &workspace)
{
    setWorking(true);
    secret.keep(transport, name, this, [this, workspace](const core::Result<void> &kept) {
        setWorking(false);
        if (kept)
            emit decided(workspace);
        else
            showFailure(kept.error());
    });
}

QSize SetupDialog::sizeHint() const
{
    // As high as its content, and never higher than the window it stands over: then it scrolls.
    const int across = wantedWidth(*this);
    const int inner = across - 4;
    const auto heightOf = [inner](const QWidget *part) {
        return part->layout()->hasHeightForWidth() ? part->layout()->totalHeightForWidth(inner)
                                                   : part->sizeHint().height();
    };
    const int wanted = heightOf(m_scroll->widget()) + heightOf(m_head) + heightOf(m_foot) + 4;
    const int room = parentWidget()        ? parentWidget()->window()->height()
                     : screen() != nullptr ? screen()->availableGeometry().height()
                                           : LeastHeight;
    return {across, std::min(wanted, std::max(room - 24, LeastHeight))};
}

void SetupDialog::fit()
{
    if (!m_complete)
        return;
    if (const QSize wanted = sizeHint(); wanted != size()) {
        setFixedWidth(wanted.width());
        resize(wanted);
    }
}

bool SetupDialog::eventFilter(QObject *watched, QEvent *event)
{
    // Words come and go, and the style sheet reaches the controls only when they are shown.
    if (event->type() == QEvent::LayoutRequest && watched == m_scroll->widget())
        fit();
    return QDialog::eventFilter(watched, event);
}

void SetupDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

void SetupDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    update();
}

void SetupDialog::paintEvent(QPaintEvent *)
{
    paintDialogFrame(*this, m_foot->geometry().top(), m_head->geometry().bottom());
}

} // namespace console
