// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/topbar.h"

#include "widgets/button.h"
#include "widgets/drawntext.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/qualitymark.h"
#include "widgets/searchfield.h"

#include <QAbstractButton>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {
constexpr int Height = 48;
constexpr int WidestName = 300;
constexpr int LeastName = 120;
} // namespace

class TopBar::LiveMark : public QWidget
{
public:
    LiveMark() { setFixedSize(QualityMark::size(), QualityMark::size()); }
    core::Quality quality = core::Quality::Unknown;

protected:
    void changeEvent(QEvent *event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::StyleChange)
            setFixedSize(QualityMark::size(), QualityMark::size());
    }
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QualityMark::paint(painter, rect(), quality, Theme::of(this));
    }
};

/// Folder, the workspace's name, an arrow where a menu opens. A long name is shortened.
class TopBar::WorkspaceButton : public QAbstractButton
{
public:
    WorkspaceButton()
    {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    bool hasMenu = false;

    QSize sizeHint() const override
    {
        const Theme &theme = Theme::of(this);
        const double text =
            QFontMetricsF(theme.font(Role::Body, 600)).horizontalAdvance(QAbstractButton::text());
        const int most = WidestName * std::max(100, Theme::scale()) / 100;
        return {std::min(most, int(std::ceil(text)) + around() + (hasMenu ? arrow() : 0)),
                theme.lineHeight(Role::Body) + 12};
    }
    QSize minimumSizeHint() const override
    {
        return {std::min(LeastName, sizeHint().width()), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (isDown() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.colour(isDown() ? Token::Line : Token::Sunken));
            painter.drawRoundedRect(rect(), 4, 4);
        }
        const auto place = [this](int x, int width, int height) {
            return QStyle::visualRect(layoutDirection(), rect(),
                                      QRect(x, (this->height() - height) / 2, width, height));
        };
        const qreal ratio = devicePixelRatioF();
        const int icon = Theme::iconSize(16);
        painter.drawPixmap(place(8, icon, icon).topLeft(),
                           theme.pixmap(u"folder"_s, Token::Text, icon, ratio));
        painter.setFont(theme.font(Role::Body, 600));
        painter.setPen(theme.colour(Token::Text));
        const int room = width() - around() - (hasMenu ? arrow() : 0) + 1;
        const QString shown = QFontMetricsF(painter.font()).elidedText(text(), Qt::ElideRight, room);
        setToolTip(shown == text() ? QString() : text());
        drawText(painter, place(16 + icon, room, height()),
                 Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, shown);
        if (hasMenu)
            painter.drawPixmap(place(width() - arrow(), Theme::iconSize(14), Theme::iconSize(14)).topLeft(),
                               theme.pixmap(u"chevron-down"_s, Token::Text2, Theme::iconSize(14), ratio));
        if (hasFocus())
            theme.drawFocusRing(painter, rect(), 4);
    }

private:
    static int around() { return 26 + Theme::iconSize(16); } ///< icon and air
    static int arrow() { return 8 + Theme::iconSize(14); }
};

TopBar::TopBar(QWidget *parent) : QFrame(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 1);
    row->setSpacing(0);
    m_brand = new QWidget;
    auto *brand = new QHBoxLayout(m_brand);
    brand->setContentsMargins(18, 0, 8, 0);
    brand->setSpacing(10);
    brand->addWidget(new Icon(u"gauge"_s, Token::Text, 20));
    m_brandName = new Label(u"Meterdeck"_s, Role::Body, Token::Text, 600);
    brand->addWidget(m_brandName, 1);
    row->addWidget(m_brand);
    row->addSpacing(8);

    m_workspace = new WorkspaceButton;
    m_workspace->hide();
    connect(m_workspace, &QAbstractButton::clicked, this, &TopBar::openMenu);
    row->addWidget(m_workspace);
    row->addSpacing(8);
    m_mark = new LiveMark;
    m_mode = new Label({}, Role::Table, Token::Text2);
    m_figures = new Label({}, Role::Table, Token::Text);
    m_rate = new Label({}, Role::Table, Token::Text2);
    row->addWidget(m_mark);
    row->addSpacing(5);
    row->addWidget(m_mode);
    row->addSpacing(8);
    row->addWidget(m_figures);
    row->addSpacing(8);
    row->addWidget(m_rate);
    m_mark->hide();
    row->addSpacing(16);
    row->addStretch(1);
    m_search = new SearchField;
    m_search->hide();
    connect(m_search, &SearchField::clicked, this, &TopBar::searchClicked);
    row->addWidget(m_search, 100);
    row->addStretch(1);
    row->addSpacing(16);

    m_time = new Label({}, Role::Body, Token::Text, 600);
    m_zone = new Label({}, Role::Caption, Token::Text3);
    m_date = new Label({}, Role::Caption, Token::Text2);
    row->addWidget(m_time);
    row->addSpacing(8);
    row->addWidget(m_zone);
    row->addSpacing(16);
    row->addWidget(m_date);
    row->addSpacing(12);
    m_theme = new Button({}, Button::Kind::Quiet);
    m_theme->setIconName(u"sun-moon"_s);
    m_theme->hide();
    connect(m_theme, &Button::clicked, this, &TopBar::themeSwitchClicked);
    row->addWidget(m_theme);
    row->addSpacing(12);
    m_roleArea = new QWidget;
    auto *role = new QHBoxLayout(m_roleArea);
    role->setContentsMargins(16, 0, 16, 0);
    role->setSpacing(8);
    role->addWidget(new Icon(u"user-round"_s));
    m_role = new Label;
    role->addWidget(m_role);
    m_roleArea->hide();
    row->addWidget(m_roleArea);
    setBrandWidth(208);
    sizeBar();
}

void TopBar::sizeBar()
{
    setFixedHeight(std::max(Height, Theme::of(this).lineHeight(Role::Body) + 28));
    m_theme->setAccessibleName(tr("Switch between the light and the dark theme"));
    m_theme->setToolTip(m_theme->accessibleName());
    fit();
}

void TopBar::setBrandWidth(int width)
{
    const bool named = width > 2 * Height;
    // Folded, the mark stands in the middle of what is left of it.
    const int before = named ? 18 : std::min(18, std::max(0, (width - Theme::iconSize(20)) / 2));
    m_brand->layout()->setContentsMargins(isRightToLeft() ? (named ? 8 : 0) : before, 0,
                                          isRightToLeft() ? before : (named ? 8 : 0), 0);
    m_brandName->setVisible(named);
    // Beside a navigation of the usual width a large font needs more.
    m_brand->setFixedWidth(named ? std::max(width, m_brand->layout()->minimumSize().width()) : width);
    fit();
    update();
}

void TopBar::setWorkspace(const QString &name)
{
    if (m_workspace->text() == name && m_workspace->isHidden() == name.isEmpty())
        return;
    m_workspace->setText(name);
    m_workspace->setAccessibleName(name.isEmpty() ? QString() : tr("Workspace: %1").arg(name));
    m_workspace->setHidden(name.isEmpty());
    m_workspace->updateGeometry();
    fit();
}

void TopBar::setWorkspaceMenu(QMenu *menu)
{
    m_menu = menu;
    m_workspace->hasMenu = menu != nullptr;
    m_workspace->updateGeometry();
    fit();
}

void TopBar::openMenu()
{
    if (!m_menu) {
        emit workspaceClicked();
        return;
    }
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPoint at =
        m_workspace->mapToGlobal(QPoint(mirrored ? m_workspace->width() : 0, m_workspace->height() + 4));
    if (mirrored)
        at.rx() -= m_menu->sizeHint().width();
    m_menu->popup(at);
}

void TopBar::setLive(const QString &mode, const QString &figures, const QString &rate, core::Quality mark)
{
    if (m_mode->text() == mode && m_figures->text() == figures && m_rate->text() == rate &&
        m_mark->quality == mark)
        return;
    m_mode->setText(mode);
    m_figures->setText(figures);
    m_rate->setText(rate);
    m_mark->quality = mark;
    m_mark->setHidden(mode.isEmpty());
    m_mark->setAccessibleName(QualityMark::word(mark));
    m_mark->update();
    fit();
}

void TopBar::setSearch(const QString &placeholder, const QStringList &keys)
{
    m_search->setPlaceholder(placeholder, keys);
    m_search->setHidden(placeholder.isEmpty());
    fit();
}

void TopBar::setClock(const QDateTime &time)
{
    const QLocale locale;
    m_time->setText(time.toString(u"HH:mm:ss"_s));
    const int minutes = std::abs(time.offsetFromUtc()) / 60;
    const QString offset = u"%1%2:%3"_s.arg(time.offsetFromUtc() < 0 ? QChar(0x2212) : QChar(u'+'))
                               .arg(minutes / 60, 2, 10, QChar(u'0'))
                               .arg(minutes % 60, 2, 10, QChar(u'0'));
    const QString id = time.timeSpec() == Qt::UTC ? u"UTC"_s : QString::fromLatin1(time.timeZone().id());
    const QString zone = id == "UTC"_L1 || id == "Etc/UTC"_L1 ? u"UTC"_s : offset + u' ' + id;
    const QString date = locale.toString(time.date(), u"ddd d MMM yyyy"_s);
    if (m_zone->text() == zone && m_date->text() == date)
        return;
    m_zone->setText(zone);
    m_date->setText(date);
    m_time->setToolTip(tr("%1, %2", "date and time zone").arg(date, zone));
    fit();
}

void TopBar::setThemeSwitchVisible(bool visible)
{
    m_theme->setVisible(visible);
    fit();
}

void TopBar::setPersonRole(const QString &role)
{
    m_role->setText(role);
    m_roleArea->setHidden(role.isEmpty());
    fit();
    update();
}

void TopBar::fit()
{
    // Least needed first. What goes is said elsewhere: date and zone in the clock's tool tip, figures and
    // rate on the page of transports.
    const QList<Label *> optional = {m_date, m_rate, m_zone, m_figures, m_mode};
    for (Label *label : optional)
        label->setHidden(label->text().isEmpty());
    for (Label *label : optional) {
        if (layout()->minimumSize().width() <= width())
            break;
        label->hide();
    }
}

QSize TopBar::sizeHint() const { return {1200, height()}; }

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

void TopBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        sizeBar();
}

void TopBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    const QColor line = theme.colour(Token::Line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), line);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.fillRect(QRect(mirrored ? m_brand->x() : m_brand->width() - 1, 0, 1, height()), line);
    if (!m_roleArea->isHidden())
        painter.fillRect(QRect(mirrored ? m_roleArea->geometry().right() : m_roleArea->x(), 0, 1, height()),
                         line);
}

} // namespace widgets
